import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { filters } from '../../server/contract/filters.ts';
import { filterQuery, filtersOf } from '../../server/contract/query.ts';

/** Where filters are refused. */
const refusals = (input: unknown) => filters.safeParse(input).error?.issues.map(({ path }) => path.join('.'));

describe('filters', () => {
  it('take every list, and none', () => {
    const every = {
      kinds: ['vehicle', 'decision'],
      vehicleTypes: ['bus'],
      vehicleIds: ['B1'],
      vehicleStatuses: ['idle'],
      taskTypes: ['boarding'],
      taskStatuses: ['planned'],
      taskIds: ['T1'],
      flightIds: ['F1'],
      stands: ['201'],
      bbox: [2, 41, 2.1, 41.5],
    };
    expect(filters.parse(every)).toEqual(every);
    expect(filters.parse({})).toEqual({});
    expect(filters.parse({ kinds: [] })).toEqual({ kinds: [] });
  });

  it('have their fields in one order, so that equal ones read the same', () => {
    const [a, b] = [
      { stands: ['1'], kinds: ['task'] },
      { kinds: ['task'], stands: ['1'] },
    ].map(input => JSON.stringify(filters.parse(input)));
    expect(a).toBe(b);
  });

  it('may cross the antimeridian', () => {
    expect(filters.parse({ bbox: [179, -18, -179, -17] }).bbox).toEqual([179, -18, -179, -17]);
  });

  it.each([
    [{ kinds: ['airport'] }, 'kinds.0'],
    [{ vehicleTypes: ['bus', 'spaceship'] }, 'vehicleTypes.1'],
    [{ taskStatuses: 'planned' }, 'taskStatuses'],
    [{ vehicleIds: [''] }, 'vehicleIds.0'],
    [{ stands: Array(1001).fill('1') }, 'stands'],
    [{ bbox: [2, 41, 2.1] }, 'bbox'],
    [{ bbox: [2, 42, 3, 41] }, 'bbox'],
    [{ bbox: [2, 41, 181, 42] }, 'bbox.2'],
    [{ bbox: [2, -91, 3, 42] }, 'bbox.1'],
    [{ bbox: ['2', 41, 3, 42] }, 'bbox.0'],
    [{ vehicles: ['B1'] }, ''],
    [null, ''],
  ])('refuse %j', (input, path) => {
    expect(refusals(input)).toEqual([path]);
  });
});

describe('filters in a query', () => {
  const query = z.strictObject(filterQuery);

  it('are lists with commas', () => {
    const parsed = query.parse({
      vehicleTypes: 'bus,fuel_truck',
      stands: '201',
      bbox: '2,41,2.1,41.5',
      taskIds: '',
    });
    expect(filtersOf(parsed)).toEqual({
      vehicleTypes: ['bus', 'fuel_truck'],
      stands: ['201'],
      bbox: [2, 41, 2.1, 41.5],
      taskIds: [],
    });
    expect(filtersOf(query.parse({}))).toEqual({});
  });

  it.each([
    { bbox: '2,41,2.1' },
    { bbox: '2,41,,42' },
    { bbox: 'a,b,c,d' },
    { vehicleTypes: 'bus,' },
    { kinds: 'all' },
  ])('refuse %j', input => {
    expect(query.safeParse(input).success).toBe(false);
  });
});
