import { setImmediate } from 'node:timers/promises';
import type { FeatureCollection } from 'geojson';
import type { NdjsonLine } from '../contract/lines.ts';
import { type ImportOutcome, type ImportTarget, importRecording } from './import-recording.ts';
import type { RecordingSource } from './recording-import.ts';

const LINES_PER_TURN = 2000;

/** Records that were made here, not read from a file: they are taken as they are. */
export interface LinesToImport {
  readonly source: RecordingSource;
  readonly lines: Iterable<NdjsonLine> | AsyncIterable<NdjsonLine>;
  /** How many lines to expect, for the progress. */
  readonly expected: number;
  readonly maps?: readonly { readonly airportId: string; readonly map: FeatureCollection }[];
}

/** Imports generated lines as one recording, whole or not at all, giving way to other work every 2,000 lines. */
export async function importLines(generated: LinesToImport, target: ImportTarget): Promise<ImportOutcome> {
  const { source, lines, expected, maps = [] } = generated;
  return importRecording(source, target, expected, async sink => {
    for (const { airportId, map } of maps) sink.writeMap(airportId, map);
    let done = 0;
    for await (const line of lines) {
      sink.write(line);
      if (++done % LINES_PER_TURN > 0) continue;
      target.onProgress?.({ stage: 'reading', done, total: expected, ...sink.progress });
      await setImmediate();
      target.signal?.throwIfAborted();
    }
    return [];
  });
}
