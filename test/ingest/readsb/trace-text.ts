import { importFile } from '../../../server/ingest/import-file.ts';
import type { ImportHints } from '../../../server/ingest/import-hints.ts';
import type { KnownAirport } from '../../../server/ingest/locate-airport.ts';
import { MemoryRecordings } from '../memory-recordings.ts';
import { temporaryFile } from '../temporary-folder.ts';

export const BARCELONA: KnownAirport = { airportId: 'LEBL', lon: 2.078447, lat: 41.297063 };

/** Seconds since 1970 of 2026-03-14T06:00:00.5Z. */
export const BEGIN = 1773468000.5;

/** A trace file's text, laid out as readsb does. */
export function traceText(members: Record<string, unknown>, rows: readonly unknown[]): string {
  const head = JSON.stringify({ icao: '34aa01', timestamp: BEGIN, ...members });
  return `${head.slice(0, -1)},\n"trace":[ ${rows.map(row => JSON.stringify(row)).join(',\n')} ]\n}\n`;
}

/** Imports a trace beside Barcelona; throws what the import throws. */
export async function readTraceText(
  content: string | Buffer,
  hints: ImportHints = { airportId: 'LEBL' },
  airports: readonly KnownAirport[] = [BARCELONA],
) {
  const recordings = new MemoryRecordings();
  const outcome = await importFile(
    { path: temporaryFile('trace_full_34aa01.json', content), hints },
    { begin: recordings.begin, knownAirports: () => airports },
  );
  if (!('summary' in outcome)) throw new Error('was imported before');
  const { lines, setAside } = recordings.only;
  return { lines, setAside, notes: outcome.summary.notes, format: outcome.format };
}
