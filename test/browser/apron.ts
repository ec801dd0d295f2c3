import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature, FeatureCollection } from 'geojson';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { importLines } from '../../server/ingest/import-lines.ts';
import { systemClock } from '../../server/replay/clock.ts';
import { openDatabase } from '../../server/store/database.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';

/** Where the apron's stands are, and where an airport without a map is. */
export const MIDDLE = { lon: 2.08, lat: 41.297 };
/** A road from the middle around three sides of a block, 500 m long. */
export const ROAD: [lon: number, lat: number][] = [
  [2.08, 41.297],
  [2.08, 41.2985],
  [2.082, 41.2985],
  [2.082, 41.297],
];
const at = (clock: string) => `2020-10-02T${clock}.000Z`;

function* lines(): Generator<NdjsonLine> {
  for (const airportId of ['LEBL', 'XNON']) {
    yield { kind: 'airport', airportId, name: airportId, timeZone: 'Europe/Madrid', ...MIDDLE };
    for (const clock of ['08:00:00', '08:30:00', '09:00:00']) {
      yield { kind: 'vehicle_update', airportId, vehicleId: 'BUS', time: at(clock), ...MIDDLE };
    }
  }
  const airportId = 'LEBL';
  const planned = { SIBT: at('08:20:00'), SOBT: at('08:40:00') };
  const arrived = { ...planned, AIBT: at('08:20:00') };
  const flight = { kind: 'flight_update', airportId, flightId: 'F1' } as const;
  yield { ...flight, callsign: 'VLG101', stand: '21', time: at('08:00:00'), milestones: planned };
  yield { ...flight, time: at('08:20:00'), status: 'in_block', milestones: arrived };
  yield {
    ...flight,
    time: at('08:50:00'),
    status: 'off_block',
    milestones: { ...arrived, AOBT: at('08:50:00') },
  };
}

function stand(name: string, lon: number): Feature {
  return {
    type: 'Feature',
    properties: { layer: 'stand', name, heading: 0, size: 'C' },
    geometry: { type: 'Point', coordinates: [lon, MIDDLE.lat] },
  };
}

const map: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { layer: 'pavement', name: 'Apron' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [2.07, 41.293],
            [2.09, 41.293],
            [2.09, 41.301],
            [2.07, 41.301],
            [2.07, 41.293],
          ],
        ],
      },
    },
    {
      type: 'Feature',
      properties: { layer: 'road_edge', name: 'S1' },
      geometry: { type: 'LineString', coordinates: ROAD },
    },
    stand('21', 2.081),
    stand('22', 2.082),
  ],
};

/** A database file of two airports: one with two stands and a turnaround on the first, and one without a map. */
export async function recordedApron(): Promise<{ path: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'airside-apron-'));
  const path = join(folder, 'replay.sqlite');
  const database = await openDatabase(path);
  await importLines(
    {
      source: { name: 'apron', sha256: 'apron', format: 'ndjson' },
      lines: lines(),
      expected: 12,
      maps: [{ airportId: 'LEBL', map }],
    },
    { begin: recordingsInto(database, systemClock) },
  );
  database.close();
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
