import { expect, test } from 'vitest';
import type { VehicleState } from '../../../server/contract/records.ts';
import { presentIn } from '../../../web/map/legend/present.ts';

test('counts the types that are there, and the statuses of ground vehicles', () => {
  const vehicle = (vehicleType: VehicleState['vehicleType'], status: VehicleState['status']) =>
    ({ vehicleType, status }) as VehicleState;
  const { types, statuses } = presentIn([
    vehicle('bus', 'idle'),
    vehicle('bus', 'working'),
    vehicle(null, null),
    vehicle('aircraft', 'idle'),
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
