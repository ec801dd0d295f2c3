import { expect, test } from 'vitest';
import type { TaskState, VehicleState } from '../../../server/contract/records.ts';
import { vehicleOf } from '../../../web/map/selected-vehicle.ts';
import { HeldEntities } from '../../../web/state/held-entities.ts';

test('marks the vehicle itself, the one that does a task, or the aircraft of a flight', () => {
  const held = new HeldEntities();
  held.tasks.set('T', { taskId: 'T', vehicleId: 'BUS' } as TaskState);
  const flown = { flightId: 'F', vehicleType: 'aircraft' } as const;
  held.vehicles.set('BUS', { vehicleId: 'BUS', flightId: 'F', vehicleType: 'bus' } as VehicleState);
  held.vehicles.set('PLANE', { vehicleId: 'PLANE', ...flown } as VehicleState);
  expect(vehicleOf(null, held)).toBeNull();
  expect(vehicleOf({ kind: 'vehicle', id: 'X' }, held)).toBe('X');
  expect(vehicleOf({ kind: 'task', id: 'T' }, held)).toBe('BUS');
  expect(vehicleOf({ kind: 'flight', id: 'F' }, held)).toBe('PLANE');
  expect(vehicleOf({ kind: 'flight', id: 'G' }, held)).toBeNull();
});
