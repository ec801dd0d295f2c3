import { expect, test } from 'vitest';
import { NameOrder } from '../../../web/panels/name-order.ts';

const sorted = (order: NameOrder, names: readonly string[]) => {
  const rank = order.ranksOf(names);
  return [...names].sort((a, b) => rank(a) - rank(b));
};

test('names come with their numbers by value, also those that come later or come back', () => {
  const order = new NameOrder();
  expect(sorted(order, ['BUS 10', 'BUS 2', 'APU 1'])).toEqual(['APU 1', 'BUS 2', 'BUS 10']);
  expect(sorted(order, ['BUS 10', 'BUS 3', 'BUS 2'])).toEqual(['BUS 2', 'BUS 3', 'BUS 10']);
  expect(sorted(order, ['BUS 10', 'APU 1'])).toEqual(['APU 1', 'BUS 10']);
});
