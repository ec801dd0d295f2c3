import { expect, test } from 'vitest';
import type { VehicleState } from '../../../server/contract/records.ts';
import { taskLinesOf } from '../../../web/map/task-lines.ts';
import { HeldEntities } from '../../../web/state/held-entities.ts';
import { at, NOON, task, vehicle } from '../entities.ts';

const held = new HeldEntities();
const drives = (vehicleId: string, status: VehicleState['status'], taskId: string | null) =>
  held.vehicles.set(vehicleId, vehicle(vehicleId, { status, taskId }));
const isDue = (taskId: string, stand: string | null, minutes: number) =>
  held.tasks.set(taskId, task(taskId, { stand, status: 'en_route', plannedEnd: at(minutes) }));
drives('COMING', 'en_route', 'T1');
drives('LATE', 'en_route', 'T2');
drives('THERE', 'working', 'T1');
drives('NOWHERE', 'en_route', 'T3');
drives('FREE', 'idle', null);
isDue('T1', '21', 1);
isDue('T2', '22', -10);
isDue('T3', null, 0);

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
