import { expect, test } from 'vitest';
import { filterCount, filterParts, naming, toggled, without } from '../../../web/panels/filter-choices.ts';

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

test('names single things and takes any part away again', () => {
  const filters = naming(naming({ bbox: [0, 0, 1, 1] }, 'stands', '210'), 'stands', '212');
  expect(filters).toEqual({ bbox: [0, 0, 1, 1], stands: ['210', '212'] });
  expect(naming(filters, 'stands', '210')).toEqual(filters);
  expect(filterParts({ ...filters, kinds: ['task'] })).toEqual([
    { name: 'kinds', value: 'task' },
    { name: 'stands', value: '210' },
    { name: 'stands', value: '212' },
    { name: 'bbox', value: '' },
  ]);
  expect(without(filters, { name: 'bbox', value: '' })).toEqual({ stands: ['210', '212'] });
  const one = without(filters, { name: 'stands', value: '210' });
  expect(without(one, { name: 'stands', value: '212' })).toEqual({ bbox: [0, 0, 1, 1] });
});
