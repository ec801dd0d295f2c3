import { expect, test } from 'vitest';
import { filterCount, toggled } from '../../../web/panels/filter-choices.ts';

test('picks and unpicks a value, and drops a list that has none left', () => {
  const one = toggled({}, 'vehicleTypes', 'bus');
  expect(one).toEqual({ vehicleTypes: ['bus'] });
  const two = toggled(one, 'vehicleTypes', 'aircraft');
  expect(two).toEqual({ vehicleTypes: ['aircraft', 'bus'] });
  expect(toggled(toggled(two, 'vehicleTypes', 'bus'), 'vehicleTypes', 'aircraft')).toEqual({});
});

test('leaves what the menu does not offer as it was', () => {
  const filters = { stands: ['210'], kinds: ['task' as const] };
  expect(toggled(filters, 'kinds', 'task')).toEqual({ stands: ['210'] });
  expect(filters.kinds).toEqual(['task']);
});

test('counts the lists in force', () => {
  expect(filterCount({})).toBe(0);
  expect(filterCount({ kinds: [], stands: ['1'], bbox: [0, 0, 1, 1] })).toBe(2);
});
