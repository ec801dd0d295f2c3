import { checkHints } from './check-hints.ts';
import type { FormatReader } from './format-reader.ts';
import { formatOf } from './formats.ts';
import type { ImportHints } from './import-hints.ts';
import {
  type ImportOutcome,
  type ImportStage,
  type ImportTarget,
  importRecording,
} from './import-recording.ts';
import { openSource, type Pass, type Source } from './source.ts';
import type { CountingSink } from './summary.ts';
import { ThreadedReading } from './threads/threaded-reading.ts';

/** Smaller files are read before a thread has started. Bytes. */
const WORTH_A_THREAD = 4 * 1024 * 1024;

/** A file to import. */
export interface FileToImport {
  readonly path: string;
  /** What it is called, where its path does not say so. */
  readonly name?: string | undefined;
  /** How it is read, where that was found out before. */
  readonly reader?: FormatReader | undefined;
  readonly hints?: ImportHints;
}

/**
 * Imports one file as one recording, whole or not at all. Throws an ImportError where the file as a whole
 * cannot be used; pieces of it that cannot be used are set aside.
 */
export async function importFile(
  { path, name, reader, hints = {} }: FileToImport,
  target: ImportTarget,
): Promise<ImportOutcome> {
  checkHints(hints);
  const opened = await openSource(path);
  const source = { ...opened, name: name ?? opened.name };
  let counted = target.total?.progress ?? { records: 0, setAside: 0 };
  let counting: CountingSink | undefined;
  const pass = (stage: ImportStage): Pass => ({
    signal: target.signal,
    onBytes(done) {
      counted = counting?.progress ?? counted;
      target.onProgress?.({ stage, done, total: source.size, ...counted });
    },
  });
  const chosen = reader ?? (await formatOf(source, hints, target.signal));
  const { format, mayHoldNothing } = chosen;
  const airports = target.knownAirports?.() ?? [];
  // Begun before the file is checked, for it takes its time to start.
  await using thread = isForAThread(chosen, source)
    ? new ThreadedReading({ path, name: source.name, size: source.size, format, hints, airports })
    : undefined;
  const sha256 = await source.sha256(pass('checking'));
  const recording = { name: source.name, sha256, format, bytes: source.size };
  const mayBeEmpty = mayHoldNothing && target.total !== undefined;
  return await importRecording(recording, { ...target, mayBeEmpty }, source.size, sink => {
    counting = sink;
    const file = { source, sink, hints, airports, airportMap: target.airportMap, pass };
    return thread ? thread.handOver(file) : chosen.read(file);
  });
}

function isForAThread({ isWorthAThread }: FormatReader, { size }: Source): boolean {
  return isWorthAThread === true && size >= WORTH_A_THREAD;
}
