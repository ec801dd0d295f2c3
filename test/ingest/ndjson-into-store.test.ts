import { expect, it } from 'vitest';
import { STATE_SCHEMAS } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { importFile } from '../../server/ingest/import-file.ts';
import { systemClock } from '../../server/replay/clock.ts';
import { openDatabase } from '../../server/store/database.ts';
import { SqliteRecordReader } from '../../server/store/record-reader.ts';
import { recordingsInto } from '../../server/store/recording-import.ts';
import { temporaryFile } from './temporary-folder.ts';

const at = (minute: number) => `2020-10-02T08:${String(minute).padStart(2, '0')}:00.000Z`;
const of = (kind: string, fields: object) => JSON.stringify({ kind, airportId: 'LEBL', ...fields });
const position = (minute: number, fields: object) =>
  of('vehicle_update', { vehicleId: 'T1', time: at(minute), lon: 2, lat: 41, ...fields });
const task = (minute: number, fields: object) =>
  of('task_update', { taskId: 'K1', time: at(minute), ...fields });

const MORNING = [
  position(10, { status: null, fuel: null }),
  position(0, { status: 'idle', callsign: 'TOW 1', attributes: { fuel: 80, driver: 'Ana' } }),
  of('vehicle', { vehicleId: 'T1', vehicleType: 'tow_tractor' }),
  task(0, { taskType: 'pushback', status: 'planned', stand: 'B12' }),
  'no JSON',
];
const LATE = [
  position(5, { status: 'working', speed: 3 }),
  task(5, { status: 'assigned', vehicleId: 'T1' }),
  task(5, { status: 'accepted' }),
  of('notification', { notificationId: 'N1', time: at(6), severity: 'info', message: 'late', shift: 'A' }),
  of('airport', { name: 'Barcelona', timeZone: 'Europe/Madrid', lon: 2, lat: 41 }),
];

async function statesAfter(files: readonly string[][]) {
  const database = await openDatabase(':memory:');
  try {
    for (const lines of files) {
      const path = temporaryFile('part.ndjson', lines.join('\n'));
      await importFile({ path }, { begin: recordingsInto(database, systemClock) });
    }
    const reader = new SqliteRecordReader(database);
    const state = (kind: 'vehicle' | 'task', minute: number) =>
      reader
        .readState('LEBL', kind, toMs(at(minute)))
        .map(({ text }) => STATE_SCHEMAS[kind].parse(JSON.parse(text)));
    return {
      vehicles: [0, 5, 10].map(minute => state('vehicle', minute)[0]),
      tasks: [0, 5].map(minute => state('task', minute)[0]),
      notifications: reader
        .readSpan('LEBL', 'notification', 0, toMs(at(59)))
        .map(({ text }) => JSON.parse(text)),
      setAside: database.prepare('select line, text from set_aside').all(),
    };
  } finally {
    database.close();
  }
}

it('leaves the same states in whichever order files come in', async () => {
  const states = await statesAfter([MORNING, LATE]);
  expect(await statesAfter([LATE, MORNING])).toEqual(states);
  const { vehicles } = await statesAfter([[...LATE, ...MORNING].toReversed()]);
  expect(vehicles).toEqual(states.vehicles);
  const vehicle = {
    vehicleId: 'T1',
    vehicleType: 'tow_tractor',
    callsign: 'TOW 1',
    lon: 2,
    lat: 41,
    heading: null,
    taskId: null,
    flightId: null,
  };
  expect(states.vehicles).toEqual([
    { ...vehicle, time: at(0), speed: null, status: 'idle', attributes: { fuel: 80, driver: 'Ana' } },
    { ...vehicle, time: at(5), speed: 3, status: 'working', attributes: { fuel: 80, driver: 'Ana' } },
    { ...vehicle, time: at(10), speed: 3, status: null, attributes: { driver: 'Ana' } },
  ]);
  expect(states.tasks).toMatchObject([
    { status: 'planned', stand: 'B12', vehicleId: null, time: at(0) },
    { status: 'accepted', stand: 'B12', vehicleId: 'T1', taskType: 'pushback', time: at(5) },
  ]);
  expect(states.notifications).toMatchObject([{ message: 'late', attributes: { shift: 'A' } }]);
  expect(states.setAside).toEqual([{ line: 5, text: 'no JSON' }]);
});
