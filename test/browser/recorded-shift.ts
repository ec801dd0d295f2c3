import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import { toIso, toMs } from '../../server/contract/time.ts';
import { importLines } from '../../server/ingest/import-lines.ts';
import { systemClock } from '../../server/replay/clock.ts';
import { openDatabase } from '../../server/store/database.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';

export const AIRPORT_ID = 'LEBL';
const START = '2020-10-02T08:00:00.000Z';
export const SECONDS = 600;
const TYPES = ['tow_tractor', 'baggage_tractor', 'fuel_truck', 'bus'] as const;
const VEHICLES = 16;
const TASKS = 8;
const airportId = AIRPORT_ID;

const at = (seconds: number) => toIso(toMs(START) + seconds * 1000);
const place = (vehicle: number, second: number) => ({
  lon: Math.round((2.07 + vehicle * 0.001 + second * 0.00001) * 1e6) / 1e6,
  lat: Math.round((41.295 + vehicle * 0.0003) * 1e6) / 1e6,
});

/** Ten minutes of sixteen vehicles at 1 Hz, eight tasks through their statuses, two flights, alerts and decisions. */
function* lines(): Generator<NdjsonLine> {
  yield { kind: 'airport', airportId, name: 'Barcelona', timeZone: 'Europe/Madrid', lon: 2.078, lat: 41.297 };
  for (let n = 0; n < VEHICLES; n++) {
    const vehicleType = TYPES[n % TYPES.length];
    yield {
      kind: 'vehicle',
      airportId,
      vehicleId: `V${n}`,
      vehicleType: vehicleType ?? 'other',
      callsign: `CAR ${n}`,
    };
  }
  for (let second = 0; second <= SECONDS; second++) {
    for (let n = 0; n < VEHICLES; n++) {
      yield {
        kind: 'vehicle_update',
        airportId,
        vehicleId: `V${n}`,
        time: at(second),
        ...place(n, second),
        heading: (n * 20) % 360,
        speed: second % 120 < 60 ? 8 : 0,
        status: second % 120 < 60 ? 'en_route' : 'working',
        taskId: n < TASKS ? `T${n}` : null,
      };
    }
  }
  for (let n = 0; n < 2; n++) {
    const flight = { kind: 'flight_update', airportId, flightId: `F${n}` } as const;
    const milestones = { SIBT: at(60 + n * 60), SOBT: at(500) };
    yield {
      ...flight,
      time: at(0),
      callsign: `VLG10${n}`,
      direction: 'turnaround',
      status: 'approach',
      milestones,
    };
    yield { ...flight, time: at(90 + n * 60), status: 'in_block', stand: `21${n}`, aircraftType: 'A320' };
  }
  for (let n = 0; n < TASKS; n++) {
    const task = { kind: 'task_update', airportId, taskId: `T${n}` } as const;
    const planned = { plannedStart: at(n * 40), plannedEnd: at(n * 40 + 120) };
    yield {
      ...task,
      time: at(0),
      taskType: 'fuelling',
      flightId: `F${n % 2}`,
      status: 'planned',
      ...planned,
    };
    yield { ...task, time: at(n * 20 + 5), status: 'assigned', vehicleId: `V${n}`, assignmentSource: 'auto' };
    yield { ...task, time: at(n * 40 + 30), status: 'in_progress', actualStart: at(n * 40 + 30) };
    if (n % 3 !== 0)
      yield { ...task, time: at(n * 40 + 200), status: 'completed', actualEnd: at(n * 40 + 200) };
    const candidates = [
      { vehicleId: `V${n}`, score: 0.8, etaSeconds: 90, distance: 400, rejectedBecause: null },
    ];
    const decision = { taskId: `T${n}`, chosenVehicleId: `V${n}`, source: 'auto', candidates } as const;
    yield { kind: 'decision', airportId, decisionId: `D${n}`, time: at(n * 20 + 5), ...decision };
    const severity = n % 2 === 0 ? 'warning' : 'critical';
    const notification = { severity, message: `Trouble ${n}`, vehicleId: `V${n}` } as const;
    yield {
      kind: 'notification',
      airportId,
      notificationId: `N${n}`,
      time: at(n * 50 + 10),
      ...notification,
    };
  }
}

/** The airport's one pavement. */
export const PAVED = [2.065, 41.293, 2.1, 41.303] as const;
const [west, south, east, north] = PAVED;

const map: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { layer: 'pavement', name: 'Apron', surface: 'asphalt' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [west, south],
            [east, south],
            [east, north],
            [west, north],
            [west, south],
          ],
        ],
      },
    },
  ],
};

/** A database file that holds the recording, in a folder of its own. */
export async function recordedShift(): Promise<{ path: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'airside-page-'));
  const path = join(folder, 'replay.sqlite');
  const database = await openDatabase(path);
  await importLines(
    {
      source: { name: 'page', sha256: 'page', format: 'ndjson' },
      lines: lines(),
      expected: VEHICLES * SECONDS,
      maps: [{ airportId, map }],
    },
    { begin: recordingsInto(database, systemClock) },
  );
  database.close();
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
