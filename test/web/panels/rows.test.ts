import { expect, test } from 'vitest';
import type { FlightState, TaskState, VehicleState } from '../../../server/contract/records.ts';
import { matching } from '../../../web/panels/list-row.ts';
import { flightRows, taskRows, vehicleRows } from '../../../web/panels/rows.ts';
import { HeldEntities } from '../../../web/state/held-entities.ts';
import { at, flight, NOON, task, vehicle } from '../entities.ts';

type Held = { vehicles?: VehicleState[]; tasks?: TaskState[]; flights?: FlightState[] };

function source({ vehicles = [], tasks = [], flights = [] }: Held) {
  const entities = new HeldEntities();
  entities.apply('snapshot', { time: at(0), vehicles, tasks, flights, notifications: [], decisions: [] });
  return { entities, time: NOON, minutes: (ms: number) => new Date(ms).toISOString().slice(11, 16) };
}

test('vehicles come by type and name, numbers in their order, aircraft last', () => {
  const vehicles = [
    vehicle('A', { vehicleType: 'aircraft', callsign: 'VLG1' }),
    vehicle('B10', { vehicleType: 'bus', callsign: 'BUS 10' }),
    vehicle('B2', { vehicleType: 'bus', callsign: 'BUS 2' }),
    vehicle('X'),
    vehicle('T', { vehicleType: 'tow_tractor' }),
  ];
  expect(vehicleRows(source({ vehicles })).map(row => row.id)).toEqual(['T', 'B2', 'B10', 'X', 'A']);
});

test('a vehicle tells its task and flight by their names, its speed, and that its task is late', () => {
  const state = { taskId: 'T1', speed: 5, status: 'working', vehicleType: 'fuel_truck' } as const;
  const tasks = [task('T1', { taskType: 'fuelling', flightId: 'F1', plannedEnd: at(-7.5) })];
  const held = { vehicles: [vehicle('V', state)], tasks, flights: [flight('F1', { callsign: 'VLG12' })] };
  expect(vehicleRows(source(held))[0]).toMatchObject({
    title: 'V',
    detail: 'Fuel truck · Fuelling · VLG12',
    aside: '18 km/h',
    late: '+7 min',
  });
  expect(vehicleRows(source({ vehicles: held.vehicles }))[0]?.detail).toBe('Fuel truck · T1');
});

test('a vehicle that fell silent on its way tells how long ago, not how fast it was', () => {
  const aside = (minutes: number, speed: number) =>
    vehicleRows(source({ vehicles: [vehicle('V', { time: at(-minutes), speed })] }))[0]?.aside;
  expect(aside(1, 99)).toBe('356 km/h');
  expect(aside(12.7, 99)).toBe('12 min ago');
  expect(aside(12.7, 0)).toBe('');
});

test('tasks to do come by planned start, those over after them, the latest first', () => {
  const tasks = [
    task('done early', { status: 'completed', actualEnd: at(-30) }),
    task('later', { plannedStart: at(20) }),
    task('done late', { status: 'completed', actualEnd: at(-10) }),
    task('sooner', { plannedStart: at(-20) }),
    task('cancelled', { status: 'cancelled', time: at(-20) }),
  ];
  const rows = taskRows(source({ tasks }));
  expect(rows.map(row => row.id)).toEqual(['sooner', 'later', 'done late', 'cancelled', 'done early']);
  expect(rows.map(row => row.over)).toEqual([false, false, true, true, true]);
});

test('flights show the block time that matters next', () => {
  const flights = [
    flight('gone', { status: 'departed', milestones: { AOBT: at(-20) } }),
    flight('arriving', { direction: 'turnaround', milestones: { SIBT: at(5), EIBT: at(9), SOBT: at(60) } }),
    flight('leaving', { direction: 'turnaround', milestones: { AIBT: at(-50), SOBT: at(6), TOBT: at(8) } }),
    flight('none'),
  ];
  expect(flightRows(source({ flights })).map(row => [row.id, row.aside])).toEqual([
    ['none', ''],
    ['leaving', 'TOBT 12:08'],
    ['arriving', 'EIBT 12:09'],
    ['gone', 'AOBT 11:40'],
  ]);
});

test('a search finds every word in whatever a row shows', () => {
  const vehicles = [
    vehicle('V1', { vehicleType: 'bus', status: 'en_route' }),
    vehicle('V2', { vehicleType: 'bus', status: 'idle', taskId: 'T' }),
  ];
  const rows = vehicleRows(source({ vehicles, tasks: [task('T', { plannedEnd: at(-9) })] }));
  const found = (query: string) => matching(rows, query).map(row => row.id);
  expect(found(' BUS  en route ')).toEqual(['V1']);
  expect(found('late')).toEqual(['V2']);
  expect(found('v')).toEqual(['V1', 'V2']);
  expect(found('tow')).toEqual([]);
});
