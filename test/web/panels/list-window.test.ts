import { expect, test } from 'vitest';
import { listWindow } from '../../../web/panels/list-window.ts';

test('holds what is seen and a few rows on both sides', () => {
  expect(listWindow(1000, 200, 20, 2000, 5)).toEqual({ first: 45, last: 65 });
  expect(listWindow(0, 200, 20, 2000, 5)).toEqual({ first: 0, last: 15 });
  expect(listWindow(0, 200, 20, 3, 5)).toEqual({ first: 0, last: 3 });
});

test('is empty, not backwards, where the list has shrunk above the scroll position', () => {
  expect(listWindow(40_000, 200, 20, 10, 5)).toEqual({ first: 10, last: 10 });
});
