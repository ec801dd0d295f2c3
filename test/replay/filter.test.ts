import { describe, expect, it } from 'vitest';
import type { Filters } from '../../server/contract/filters.ts';
import { EntityFilter, type EntityState } from '../../server/replay/filter.ts';

const vehicle = {
  vehicleId: 'v1',
  vehicleType: 'bus',
  status: 'idle',
  taskId: 't1',
  flightId: null,
  lon: 2,
  lat: 41,
};
const task = {
  taskId: 't1',
  taskType: 'boarding',
  status: 'planned',
  vehicleId: 'v1',
  flightId: 'f1',
  stand: '201',
};
const flight = { flightId: 'f1', stand: '201', status: 'in_block' };
const notification = { notificationId: 'n1', vehicleId: null, taskId: 't1', flightId: null };
const decision = { decisionId: 'd1', taskId: 't1' };
const states = { vehicle, task, flight, notification, decision } as unknown as Record<
  keyof typeof kinds,
  EntityState
>;
const kinds = { vehicle: 0, task: 0, flight: 0, notification: 0, decision: 0 };

function passing(filters: Filters): string {
  const filter = new EntityFilter(filters);
  return (Object.keys(kinds) as (keyof typeof kinds)[])
    .filter(kind => filter.passes(kind, states[kind]))
    .join(' ');
}

describe('EntityFilter', () => {
  it.each<[string, Filters, string]>([
    ['nothing asked', {}, 'vehicle task flight notification decision'],
    ['kinds', { kinds: ['task', 'decision'] }, 'task decision'],
    [
      'vehicle types touch vehicles alone',
      { vehicleTypes: ['fuel_truck'] },
      'task flight notification decision',
    ],
    ['any of a list', { vehicleTypes: ['fuel_truck', 'bus'] }, 'vehicle task flight notification decision'],
    ['an empty list lets none by', { vehicleTypes: [] }, 'task flight notification decision'],
    ['vehicle ids reach tasks and notifications', { vehicleIds: ['v1'] }, 'vehicle task flight decision'],
    [
      'vehicle statuses are not task statuses',
      { vehicleStatuses: ['working'] },
      'task flight notification decision',
    ],
    [
      'task statuses are not vehicle or flight statuses',
      { taskStatuses: ['planned'] },
      'vehicle task flight notification decision',
    ],
    ['task ids reach vehicles, notifications and decisions', { taskIds: ['t2'] }, 'flight'],
    ['flight ids', { flightIds: ['f1'] }, 'task flight decision'],
    ['stands', { stands: ['202'] }, 'vehicle notification decision'],
    ['all lists must match', { kinds: ['task'], taskTypes: ['boarding'], stands: ['202'] }, ''],
    ['inside the box', { bbox: [1, 40, 3, 42] }, 'vehicle task flight notification decision'],
    ['on its edge', { bbox: [2, 41, 2, 41] }, 'vehicle task flight notification decision'],
    ['outside the box', { bbox: [3, 40, 4, 42] }, 'task flight notification decision'],
    ['a box over the antimeridian', { bbox: [170, 40, -170, 42] }, 'task flight notification decision'],
    ['a box round the other way', { bbox: [1, 40, -170, 42] }, 'vehicle task flight notification decision'],
  ])('%s', (_, filters, expected) => {
    expect(passing(filters)).toBe(expected);
  });

  it('is open for kinds that it need not look at', () => {
    const filter = new EntityFilter({ kinds: ['vehicle', 'task'], vehicleTypes: ['bus'] });
    expect(filter.isOpen('task')).toBe(true);
    expect(filter.isOpen('vehicle')).toBe(false);
    expect(filter.isOpen('flight')).toBe(false);
  });
});
