import { expect, test } from 'vitest';
import { rowByKey } from '../../../web/controls/list-keys.ts';

test.each([
  ['ArrowDown', 3, 4],
  ['ArrowDown', 9, 9],
  ['ArrowDown', -1, 0],
  ['ArrowUp', 3, 2],
  ['ArrowUp', 0, 0],
  ['ArrowUp', -1, 0],
  ['PageDown', 3, 7],
  ['PageDown', 8, 9],
  ['PageUp', 7, 3],
  ['PageUp', 2, 0],
  ['Home', 5, 0],
  ['End', 5, 9],
  ['a', 5, null],
])('%s leads among ten rows from %s to %s', (key, at, to) => {
  expect(rowByKey(key, at, 10, 4)).toBe(to);
});

test('the page keys lead nowhere in a list without pages', () => {
  expect(rowByKey('PageDown', 3, 10)).toBeNull();
  expect(rowByKey('PageUp', 3, 10)).toBeNull();
  expect(rowByKey('ArrowDown', 3, 10)).toBe(4);
});
