import { expect, test } from 'vitest';
import type { VehicleState } from '../../../server/contract/records.ts';
import { presentIn } from '../../../web/map/legend/present.ts';
import { vehicle } from '../entities.ts';

test('counts the types that are there, and the statuses of ground vehicles', () => {
  const there = (vehicleType: VehicleState['vehicleType'], status: VehicleState['status']) =>
    vehicle('V', { vehicleType, status });
  const { types, statuses } = presentIn([
    there('bus', 'idle'),
    there('bus', 'working'),
    there(null, null),
    there('aircraft', 'idle'),
  ]);
  expect([...types]).toEqual([
    ['aircraft', 1],
    ['bus', 2],
    ['unknown', 1],
  ]);
  expect([
    statuses.get('idle'),
    statuses.get('working'),
    statuses.get('unknown'),
    statuses.get('charging'),
  ]).toEqual([1, 1, 1, 0]);
});
