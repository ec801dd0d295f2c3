import { expect, test } from 'vitest';
import { Pinch } from '../../../web/timeline/pinch.ts';

function pinching() {
  const told: number[][] = [];
  return { told, pinch: new Pinch((...args) => told.push(args)) };
}

test('two fingers that part make the window shorter around their middle, and move it along', () => {
  const { told, pinch } = pinching();
  expect(pinch.press(1, 100)).toBe(false);
  expect(pinch.press(2, 200)).toBe(true);
  pinch.move(2, 300);
  expect(told).toEqual([[200, 0.5, -50]]);
});

test('one finger pinches nothing, nor does one that was lifted', () => {
  const { told, pinch } = pinching();
  pinch.press(1, 100);
  pinch.move(1, 150);
  pinch.move(7, 150);
  pinch.press(2, 200);
  pinch.lift(2);
  pinch.move(2, 300);
  pinch.move(1, 120);
  expect(told).toEqual([]);
});

test('fingers that meet do not zoom without end', () => {
  const { told, pinch } = pinching();
  pinch.press(1, 100);
  pinch.press(2, 140);
  pinch.move(2, 100);
  expect(told).toEqual([[100, 2, 20]]);
});
