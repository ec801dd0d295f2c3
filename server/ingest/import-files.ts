import { setImmediate } from 'node:timers/promises';
import type { Airport } from '../contract/history.ts';
import type {
  ImportedAirport,
  ImportedFile,
  ImportReport,
  Lack,
  RecordingFormat,
} from '../contract/recordings.ts';
import { columnsNamed } from './csv-positions/column-names.ts';
import { detectFormat } from './format.ts';
import { ImportError, type ImportNeed } from './import-error.ts';
import { importFile } from './import-file.ts';
import type { ImportProgress } from './import-recording.ts';
import { locateAirport } from './locate-airport.ts';
import { QualityTally } from './quality/quality-tally.ts';
import type { RecordingGroup } from './recording-import.ts';
import { openSource, type Source } from './source.ts';

/** A file by the name that its owner gave it. */
export interface NamedFile {
  readonly path: string;
  readonly name: string;
}

/** What is told of all files of an import; each is told by their content where left out. */
export interface ImportHints {
  readonly format?: RecordingFormat | undefined;
  readonly airportId?: string | undefined;
  readonly date?: string | undefined;
  /** Which column of a table holds what, as `time=when,id=unit`. */
  readonly columns?: string | undefined;
}

/** What the store holds, uncommitted recordings of the group among it. */
interface StoreContents {
  airports(): readonly Airport[];
  airport(airportId: string): Airport | undefined;
  airportMap(airportId: string): string | undefined;
  airportsRecordedIn(recordingId: number): readonly string[];
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

/** Maps come first and tables last, for a table's airport may be known by the others alone. */
const ORDER: Readonly<Record<RecordingFormat, number>> = { 'apt-dat': 0, ndjson: 1, 'csv-positions': 2 };

/**
 * Imports files together: all of them or, where one cannot be used, none. Throws an {@link UnusableFile} that says
 * which; whatever else it throws, nothing was kept.
 */
export async function importFiles(
  files: readonly NamedFile[],
  hints: ImportHints,
  { group, store, onProgress }: FilesTarget,
): Promise<ImportReport> {
  const total = new QualityTally();
  const imported: ImportedFile[] = [];
  try {
    const named = { ...hints, columns: await columnsOf(files, hints) };
    for (const { format, bytes, ...file } of await inOrder(files, hints)) {
      const known = store.airports();
      const outcome = await naming(file.name, () =>
        importFile(
          { ...named, ...file, format, locateAirport: (lon, lat) => locateAirport(known, lon, lat) },
          {
            begin: group.begin,
            onProgress: progress => onProgress?.(file.name, progress),
            knownAirports: () => store.airports(),
            total,
          },
        ),
      );
      imported.push(importedFile(file.name, bytes, format, outcome));
    }
    const report = { files: imported, total: total.quality(store.airports()) };
    const airports = airportsIn(report, store);
    await setImmediate();
    group.commit();
    return { ...report, airports };
  } catch (error) {
    group.rollback();
    throw error;
  }
}

async function columnsOf([first]: readonly NamedFile[], { columns }: ImportHints) {
  return columns === undefined ? undefined : naming(first?.name ?? '', async () => columnsNamed(columns));
}

/** A file of which the columns are told and the format is not, is a table. */
async function formatOf(source: Source, { format, columns }: ImportHints): Promise<RecordingFormat> {
  if (format) return format;
  try {
    return await detectFormat(source);
  } catch (error) {
    if (columns === undefined || !(error instanceof ImportError) || error.needs !== 'format') throw error;
    return 'csv-positions';
  }
}

async function inOrder(files: readonly NamedFile[], hints: ImportHints) {
  const told = await Promise.all(
    files.map(file =>
      naming(file.name, async () => {
        const source = await openSource(file.path);
        return { ...file, bytes: source.size, format: await formatOf(source, hints) };
      }),
    ),
  );
  return told.sort((a, b) => ORDER[a.format] - ORDER[b.format]);
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
  format: RecordingFormat,
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
