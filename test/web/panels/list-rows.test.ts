import { expect, test } from 'vitest';
import type {
  FlightState,
  NotificationState,
  TaskState,
  VehicleState,
} from '../../../server/contract/records.ts';
import { ALERTS } from '../../../web/panels/alert-list.ts';
import { FLIGHTS } from '../../../web/panels/flight-list.ts';
import type { ListKind, ListSource, SortName } from '../../../web/panels/list-kind.ts';
import { type ListView, RowOrder } from '../../../web/panels/row-order.ts';
import { TASKS } from '../../../web/panels/task-list.ts';
import { VEHICLES } from '../../../web/panels/vehicle-list.ts';
import { HeldEntities } from '../../../web/state/held-entities.ts';
import { at, flight, NOON, notification, task, vehicle } from '../entities.ts';

type Held = {
  vehicles?: VehicleState[];
  tasks?: TaskState[];
  flights?: FlightState[];
  notifications?: NotificationState[];
};

const clock = (ms: number) => new Date(ms).toISOString().slice(11, 19);
const zone = { clock, minutes: (ms: number) => clock(ms).slice(0, 5) };

function source({ vehicles = [], tasks = [], flights = [], notifications = [] }: Held): ListSource {
  const entities = new HeldEntities();
  entities.apply('snapshot', { time: at(0), vehicles, tasks, flights, notifications, decisions: [] });
  return { entities, notifications, time: NOON, zone };
}

function shown<S>(kind: ListKind<S>, held: Held, view: Partial<ListView<S>> = {}): S[] {
  const [sort = 'name'] = Object.keys(kind.sorts) as SortName[];
  return [...new RowOrder(kind).update(source(held), { sort, reversed: false, query: '', ...view }).shown];
}

function rows<S>(kind: ListKind<S>, held: Held, view: Partial<ListView<S>> = {}) {
  return shown(kind, held, view).map(state => kind.row(state, source(held)));
}

const ids = <S>(kind: ListKind<S>, held: Held, view: Partial<ListView<S>> = {}) =>
  shown(kind, held, view).map(kind.id);

test('vehicles come by type and name, numbers in their order, aircraft last', () => {
  const vehicles = [
    vehicle('A', { vehicleType: 'aircraft', callsign: 'VLG1' }),
    vehicle('B10', { vehicleType: 'bus', callsign: 'BUS 10' }),
    vehicle('B2', { vehicleType: 'bus', callsign: 'BUS 2' }),
    vehicle('X'),
    vehicle('T', { vehicleType: 'tow_tractor' }),
  ];
  expect(ids(VEHICLES, { vehicles })).toEqual(['T', 'B2', 'B10', 'X', 'A']);
  expect(ids(VEHICLES, { vehicles }, { sort: 'name' })).toEqual(['B2', 'B10', 'T', 'A', 'X']);
});

test('vehicles come by speed, lateness, status and when they were last heard', () => {
  const tasks = [task('T', { plannedEnd: at(-9) }), task('U', { plannedEnd: at(-20) })];
  const vehicles = [
    vehicle('a', { speed: 3, status: 'working', time: at(-1) }),
    vehicle('b', { speed: null, status: 'idle', time: at(-3), taskId: 'T' }),
    vehicle('c', { speed: 12, status: 'en_route', time: at(-2), taskId: 'U' }),
  ];
  const by = (sort: SortName, reversed = false) =>
    ids(VEHICLES, { vehicles, tasks }, { sort, reversed }).join('');
  expect(by('speed')).toBe('cab');
  expect(by('speed', true)).toBe('bac');
  expect(by('lateness')).toBe('cba');
  expect(by('status')).toBe('bca');
  expect(by('time')).toBe('acb');
});

test('a vehicle tells its task and flight by their names, its speed, and that its task is late', () => {
  const state = { taskId: 'T1', speed: 5, status: 'working', vehicleType: 'fuel_truck' } as const;
  const tasks = [task('T1', { taskType: 'fuelling', flightId: 'F1', plannedEnd: at(-7.5) })];
  const held = { vehicles: [vehicle('V', state)], tasks, flights: [flight('F1', { callsign: 'VLG12' })] };
  expect(rows(VEHICLES, held)[0]).toMatchObject({
    title: 'V',
    detail: 'Fuel truck · Fuelling · VLG12',
    aside: '18 km/h',
    late: '+8 min',
  });
  expect(rows(VEHICLES, { vehicles: held.vehicles })[0]?.detail).toBe('Fuel truck · T1');
});

test('a vehicle that fell silent on its way tells how long ago, not how fast it was', () => {
  const aside = (minutes: number, speed: number) =>
    rows(VEHICLES, { vehicles: [vehicle('V', { time: at(-minutes), speed })] })[0]?.aside;
  expect(aside(1, 99)).toBe('356 km/h');
  expect(aside(12.7, 99)).toBe('12 min ago');
  expect(aside(12.7, 0)).toBe('');
});

test('the speed of an aircraft is told in knots', () => {
  const aircraft = vehicle('V', { time: at(0), speed: 10, vehicleType: 'aircraft' });
  expect(rows(VEHICLES, { vehicles: [aircraft] })[0]?.aside).toBe('19 kt');
});

test('tasks to do come by planned start, those over after them, the latest first', () => {
  const tasks = [
    task('done early', { status: 'completed', actualEnd: at(-30) }),
    task('later', { plannedStart: at(20) }),
    task('done late', { status: 'completed', actualEnd: at(-10) }),
    task('sooner', { plannedStart: at(-20) }),
    task('cancelled', { status: 'cancelled', time: at(-20) }),
  ];
  const told = rows(TASKS, { tasks });
  expect(told.map(row => row.id)).toEqual(['sooner', 'later', 'done late', 'cancelled', 'done early']);
  expect(told.map(row => row.over)).toEqual([false, false, true, true, true]);
});

test('tasks come by priority and by stand, those that have none last', () => {
  const tasks = [
    task('a', { priority: 3, stand: '210' }),
    task('b', { stand: '9' }),
    task('c', { priority: 1 }),
  ];
  expect(ids(TASKS, { tasks }, { sort: 'priority' })).toEqual(['c', 'a', 'b']);
  expect(ids(TASKS, { tasks }, { sort: 'stand' })).toEqual(['b', 'a', 'c']);
});

test('flights show the block time that matters next, and that it is a quarter of an hour late', () => {
  const flights = [
    flight('gone', { status: 'departed', milestones: { AOBT: at(-20) } }),
    flight('arriving', { direction: 'turnaround', milestones: { SIBT: at(5), EIBT: at(9), SOBT: at(60) } }),
    flight('leaving', { direction: 'turnaround', milestones: { AIBT: at(-50), SOBT: at(-8), TOBT: at(8) } }),
    flight('none'),
  ];
  expect(rows(FLIGHTS, { flights }).map(row => [row.id, row.aside, row.late])).toEqual([
    ['none', '', null],
    ['leaving', 'TOBT 12:08', '+16 min'],
    ['arriving', 'EIBT 12:09', null],
    ['gone', 'AOBT 11:40', null],
  ]);
  expect(ids(FLIGHTS, { flights }, { sort: 'lateness' })).toEqual(['leaving', 'arriving', 'gone', 'none']);
});

test('alerts come the latest first or the gravest first, and what is to come is shown faintly', () => {
  const alert = (id: string, minutes: number, severity: NotificationState['severity']) =>
    notification(id, { time: at(minutes), severity, message: `${severity}` });
  const notifications = [alert('a', -9, 'critical'), alert('b', -5, null), alert('c', 3, 'warning')];
  expect(ids(ALERTS, { notifications })).toEqual(['c', 'b', 'a']);
  expect(ids(ALERTS, { notifications }, { sort: 'severity' })).toEqual(['a', 'c', 'b']);
  expect(rows(ALERTS, { notifications }).map(row => row.over)).toEqual([true, false, false]);
});

test('a search finds every word in names, ids, stands, flights and what the wire names', () => {
  const held = {
    vehicles: [
      vehicle('V1', { vehicleType: 'bus', status: 'en_route' }),
      vehicle('V2', { vehicleType: 'bus', status: 'idle', taskId: 'T' }),
    ],
    tasks: [task('T', { taskType: 'bus_transfer', stand: '210R', flightId: 'F-1' })],
    flights: [flight('F-1', { callsign: 'VLG12' })],
  };
  const found = (query: string) => ids(VEHICLES, held, { query });
  expect(found(' BUS  en route ')).toEqual(['V1']);
  expect(found('210r')).toEqual(['V2']);
  expect(found('vlg12 bus')).toEqual(['V2']);
  expect(found('v')).toEqual(['V1', 'V2']);
  expect(found('tow')).toEqual([]);
});
