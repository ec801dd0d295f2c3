import type { RecordingFormat } from '../contract/recordings.ts';
import { type PositionOptions, readPositions } from './csv-positions/read-positions.ts';
import { detectFormat } from './format.ts';
import {
  type ImportOutcome,
  type ImportStage,
  type ImportTarget,
  importRecording,
} from './import-recording.ts';
import { readNdjson } from './ndjson.ts';
import { readMaps } from './read-maps.ts';
import type { RecordingSink } from './recording-sink.ts';
import { openSource, type Pass, type Source } from './source.ts';
import type { CountingSink } from './summary.ts';

/** A file to import. */
export interface FileToImport extends PositionOptions {
  readonly path: string;
  /** What it is called, where its path does not say so. */
  readonly name?: string | undefined;
  /** Told by the content where left out. */
  readonly format?: RecordingFormat | undefined;
}

/**
 * Imports one file as one recording, whole or not at all. Throws an ImportError where the file as a whole
 * cannot be used; lines that cannot be used are set aside.
 */
export async function importFile(file: FileToImport, target: ImportTarget): Promise<ImportOutcome> {
  const source = await openSource(file.path);
  let counted = target.total?.progress ?? { records: 0, setAside: 0 };
  let counting: CountingSink | undefined;
  const pass = (stage: ImportStage): Pass => ({
    signal: target.signal,
    onBytes(done) {
      counted = counting?.progress ?? counted;
      target.onProgress?.({ stage, done, total: source.size, ...counted });
    },
  });
  const sha256 = await source.sha256(pass('checking'));
  const format = file.format ?? (await chooseFormat(file, source, target.signal));
  return importRecording({ name: file.name ?? source.name, sha256, format }, target, source.size, sink => {
    counting = sink;
    return read(source, format, sink, file, pass);
  });
}

async function chooseFormat(file: FileToImport, source: Source, signal: AbortSignal | undefined) {
  return file.columns ? 'csv-positions' : detectFormat(source, signal);
}

async function read(
  source: Source,
  format: RecordingFormat,
  sink: RecordingSink,
  file: FileToImport,
  pass: (stage: ImportStage) => Pass,
): Promise<readonly string[]> {
  switch (format) {
    case 'ndjson':
      await readNdjson(source, sink, pass('reading'));
      return [];
    case 'csv-positions':
      return readPositions(source, sink, file, { scan: pass('scanning'), read: pass('reading') });
    case 'apt-dat':
      return readMaps(source, sink, file.airportId, pass('reading'));
  }
}
