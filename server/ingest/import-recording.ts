import { setImmediate } from 'node:timers/promises';
import type { SetAsideExample } from '../contract/recordings.ts';
import { systemClock } from '../replay/clock.ts';
import { ImportError, NothingFound } from './import-error.ts';
import type { KnownAirport } from './locate-airport.ts';
import type { QualityTally } from './quality/quality-tally.ts';
import type { BeginRecording, RecordingSource } from './recording-import.ts';
import { placeOf } from './set-aside-place.ts';
import { CountingSink, type ImportSummary } from './summary.ts';

/** What an import is doing: reading the file once for its hash, once more for what its format needs, and so on. */
export type ImportStage = 'checking' | 'scanning' | 'reading' | 'storing';

/** How far a stage has come: of a file in bytes as they lie there, of generated lines in lines. */
export interface ImportProgress {
  readonly stage: ImportStage;
  readonly done: number;
  readonly total: number;
  /** Lines used so far, and those that were not; 0 before the first is read. */
  readonly records: number;
  readonly setAside: number;
}

/** Where an import goes and how it is watched and ended. */
export interface ImportTarget {
  readonly begin: BeginRecording;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Ends the import: nothing is kept and the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** What is known of airports, for the judgement of positions. */
  readonly knownAirports?: (() => readonly KnownAirport[]) | undefined;
  /** An airport's map, a GeoJSON text, where it has one. */
  readonly airportMap?: ((airportId: string) => string | undefined) | undefined;
  /** The time of the import, ms since 1970; the machine's where it is left out. */
  readonly now?: number | undefined;
  /** Takes over what the source's own summary counted. */
  readonly total?: QualityTally | undefined;
  /** Keeps a recording even where nothing was found for it: others of its group have something. */
  readonly mayBeEmpty?: boolean | undefined;
}

/** What came of an import: a new recording, or the number of the one with the same content. */
export type ImportOutcome =
  | { readonly recordingId: number; readonly format: string; readonly summary: ImportSummary }
  | { readonly alreadyImported: number };

/** Keeps what `fill` hands to its sink as one recording; nothing where it throws, or finds nothing where it should. */
export async function importRecording(
  source: RecordingSource,
  target: ImportTarget,
  size: number,
  fill: (sink: CountingSink) => Promise<readonly string[]>,
): Promise<ImportOutcome> {
  target.signal?.throwIfAborted();
  const recording = target.begin(source);
  if ('alreadyImported' in recording) return recording;
  try {
    const sink = new CountingSink(recording, source.name, target.now ?? systemClock.now(), target.total);
    const told = await fill(sink);
    const summary = sink.summary(told, target.knownAirports?.() ?? [], recording.lookup);
    if (sink.isEmpty && !target.mayBeEmpty) throw nothingFound(summary);
    target.onProgress?.({ stage: 'storing', done: size, total: size, ...sink.progress });
    await setImmediate();
    target.signal?.throwIfAborted();
    const { notes, ...quality } = summary;
    const recordingId = recording.commit({ quality, notes });
    sink.addToTotal();
    return { recordingId, format: source.format, summary };
  } catch (error) {
    recording.rollback();
    throw error;
  }
}

function placeIn({ line, offset }: SetAsideExample): number {
  return line ?? offset ?? 0;
}

/** Why a source, or several together, cannot be imported that hold nothing of use. */
export function nothingFound({ setAside, setAsideReasons, notes }: ImportSummary): ImportError {
  const [first] = setAsideReasons.flatMap(({ examples }) => examples).sort((a, b) => placeIn(a) - placeIn(b));
  if (!first) return new NothingFound(`holds no records${notes.length > 0 ? `: ${notes.join(', ')}` : ''}`);
  return new ImportError(
    `holds nothing that could be used: ${setAside} pieces were set aside, the first is ${placeOf(first)}: ${first.reason}`,
  );
}
