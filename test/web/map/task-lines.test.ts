import { expect, test } from 'vitest';
import type { TaskState, VehicleState } from '../../../server/contract/records.ts';
import { taskLinesOf } from '../../../web/map/task-lines.ts';
import { HeldEntities } from '../../../web/state/held-entities.ts';

const NOON = Date.UTC(2020, 9, 2, 12);
const held = new HeldEntities();
const vehicle = (vehicleId: string, status: VehicleState['status'], taskId: string | null) =>
  held.vehicles.set(vehicleId, { vehicleId, status, taskId } as VehicleState);
const task = (taskId: string, stand: string | null, plannedEnd: number) =>
  held.tasks.set(taskId, {
    taskId,
    stand,
    status: 'en_route',
    plannedStart: null,
    plannedEnd: new Date(plannedEnd).toISOString(),
    actualStart: null,
    actualEnd: null,
  } as TaskState);
vehicle('COMING', 'en_route', 'T1');
vehicle('LATE', 'en_route', 'T2');
vehicle('THERE', 'working', 'T1');
vehicle('NOWHERE', 'en_route', 'T3');
vehicle('FREE', 'idle', null);
task('T1', '21', NOON + 60_000);
task('T2', '22', NOON - 600_000);
task('T3', null, NOON);

const lines = (choice: 'none' | 'selected' | 'all', ...picked: (string | null)[]) =>
  taskLinesOf(held, choice, picked, NOON).map(({ vehicleId, stand, late }) => [vehicleId, stand, late]);

test('joins all that are on their way to a stand, and tells who is late', () => {
  expect(lines('all', null, null)).toEqual([
    ['COMING', '21', false],
    ['LATE', '22', true],
  ]);
});

test('joins whoever is picked, once, whatever it does', () => {
  expect(lines('selected', 'THERE', 'THERE')).toEqual([['THERE', '21', false]]);
  expect(lines('selected', 'FREE', null)).toEqual([]);
  expect(lines('all', 'COMING', 'THERE').map(([id]) => id)).toEqual(['COMING', 'THERE', 'LATE']);
});

test('joins nobody where that is off', () => {
  expect(lines('none', 'COMING', 'LATE')).toEqual([]);
});
