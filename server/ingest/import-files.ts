import { setImmediate } from 'node:timers/promises';
import type { Airport } from '../contract/history.ts';
import type { Lack } from '../contract/lacks.ts';
import type { ImportedAirport, ImportedFile, ImportReport } from '../contract/recordings.ts';
import { systemClock } from '../replay/clock.ts';
import { type FormatReader, turnOf } from './format-reader.ts';
import { formatAmong } from './formats.ts';
import { ImportError, type ImportNeed } from './import-error.ts';
import { importFile } from './import-file.ts';
import { type ImportHints, onlyOne } from './import-hints.ts';
import { type ImportProgress, nothingFound } from './import-recording.ts';
import { QualityTally } from './quality/quality-tally.ts';
import type { RecordingGroup } from './recording-import.ts';
import { openSource } from './source.ts';

/** A file by the name that its owner gave it. */
export interface NamedFile {
  readonly path: string;
  readonly name: string;
}

/** What the store holds, uncommitted recordings of the group among it. */
interface StoreContents {
  airports(): readonly Airport[];
  airport(airportId: string): Airport | undefined;
  airportMap(airportId: string): string | undefined;
  airportsRecordedIn(recordingId: number): readonly string[];
  airportsMappedIn(recordingId: number): readonly string[];
}

/** Where files go and how their import is watched. */
export interface FilesTarget {
  readonly group: RecordingGroup;
  readonly store: StoreContents;
  readonly onProgress?: (file: string, progress: ImportProgress) => void;
}

/** A file that keeps all of an import from coming in. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile';
  readonly file: string;
  readonly needs: ImportNeed | undefined;

  constructor(file: string, { message, needs }: ImportError) {
    super(`${file} ${message}`);
    this.file = file;
    this.needs = needs;
  }
}

/**
 * Imports files together: all of them or, where one cannot be used, none. Throws an {@link UnusableFile} that says
 * which; whatever else it throws, nothing was kept.
 */
export async function importFiles(
  files: readonly NamedFile[],
  hints: ImportHints,
  { group, store, onProgress }: FilesTarget,
): Promise<ImportReport> {
  const total = new QualityTally(systemClock.now());
  const imported: ImportedFile[] = [];
  const maps = new Set<string>();
  try {
    for (const { reader, bytes, ...file } of await inOrder(files, hints)) {
      const outcome = await naming(file.name, () =>
        importFile(
          { ...file, reader, hints: { ...hints, mapAirportId: onlyOne(maps) } },
          {
            begin: group.begin,
            onProgress: progress => onProgress?.(file.name, progress),
            knownAirports: () => store.airports(),
            airportMap: airportId => store.airportMap(airportId),
            total,
          },
        ),
      );
      const done = importedFile(file.name, bytes, reader, outcome);
      imported.push(done);
      if (reader.turn === 'maps') for (const airportId of mapsIn(done, store)) maps.add(airportId);
    }
    refuseNothing(imported, total);
    const report = { files: imported, total: total.quality(store.airports(), group.lookup) };
    const airports = airportsIn(report, store);
    await setImmediate();
    group.commit();
    return { ...report, airports };
  } catch (error) {
    group.rollback();
    throw error;
  }
}

/** Throws where all files were read, and none held anything. */
function refuseNothing([first, ...others]: readonly ImportedFile[], total: QualityTally): void {
  if (!first?.quality || !total.isEmpty || others.some(({ alreadyImported }) => alreadyImported)) return;
  throw new UnusableFile(first.name, nothingFound({ ...first.quality, notes: first.notes }));
}

/** The airports whose maps a file of maps holds, known before or not. */
function mapsIn({ quality, recordingId }: ImportedFile, store: StoreContents): readonly string[] {
  return quality ? quality.maps : store.airportsMappedIn(recordingId);
}

async function inOrder(files: readonly NamedFile[], hints: ImportHints) {
  const told = await Promise.all(
    files.map(file =>
      naming(file.name, async () => {
        const source = await openSource(file.path);
        return { ...file, bytes: source.size, reader: await formatAmong(source, hints, files.length) };
      }),
    ),
  );
  return told.sort((a, b) => turnOf(a.reader) - turnOf(b.reader));
}

async function naming<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ImportError ? new UnusableFile(file, error) : error;
  }
}

function importedFile(
  name: string,
  bytes: number,
  { format }: FormatReader,
  outcome: Awaited<ReturnType<typeof importFile>>,
): ImportedFile {
  if ('alreadyImported' in outcome) {
    const recordingId = outcome.alreadyImported;
    return { name, bytes, format, recordingId, alreadyImported: true, quality: null, notes: [] };
  }
  const { notes, ...quality } = outcome.summary;
  const { recordingId } = outcome;
  return { name, bytes, format, recordingId, alreadyImported: false, quality, notes: [...notes] };
}

function airportsIn(
  { files, total }: Pick<ImportReport, 'files' | 'total'>,
  store: StoreContents,
): ImportedAirport[] {
  const before = files.flatMap(file =>
    file.alreadyImported ? store.airportsRecordedIn(file.recordingId) : [],
  );
  const ids = new Set([...total.airportIds, ...before]);
  return [...ids].sort().map(airportId => {
    const airport = store.airport(airportId);
    const hasMap = store.airportMap(airportId) !== undefined;
    return { airportId, name: airport?.name ?? airportId, missing: lacksOf(airport, hasMap) };
  });
}

const LACKS_BY_KIND = { vehicle: 'positions', task: 'tasks', flight: 'flights' } as const;

function lacksOf(airport: Airport | undefined, hasMap: boolean): Lack[] {
  const recorded = new Set(airport?.recorded.map(({ kind }) => kind));
  const lacks: Lack[] = [];
  for (const [kind, lack] of Object.entries(LACKS_BY_KIND)) {
    if (!recorded.has(kind as keyof typeof LACKS_BY_KIND)) lacks.push(lack);
  }
  return hasMap ? lacks : [...lacks, 'map'];
}
