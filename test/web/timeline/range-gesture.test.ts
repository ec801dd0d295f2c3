import { beforeEach, expect, test } from 'vitest';
import { PanGesture } from '../../../web/timeline/pan-gesture.ts';
import { RangeGesture, type RangeHandlers } from '../../../web/timeline/range-gesture.ts';

let calls: unknown[];
let handlers: RangeHandlers;
const timeAt = (x: number) => x * 1000 + 400;

beforeEach(() => {
  calls = [];
  handlers = {
    draft: range => calls.push(range === null ? 'given up' : [range.from, range.to]),
    mark: (from, to) => calls.push(['mark', from, to]),
    click: time => calls.push(['click', time]),
  };
});

test('a drag marks the range between both ends in whole seconds, whichever way it goes', () => {
  const gesture = new RangeGesture(handlers, timeAt);
  gesture.press(40);
  gesture.move(30);
  gesture.release(20);
  expect(calls).toEqual([
    [30_000, 40_000],
    ['mark', 20_000, 40_000],
  ]);
});

test('a press on the spot is a click, and a range of no length is given up', () => {
  const gesture = new RangeGesture(handlers, timeAt);
  gesture.press(40);
  gesture.move(41);
  gesture.release(41);
  expect(calls).toEqual([['click', 41_400]]);
  gesture.press(40);
  gesture.move(50);
  gesture.release(40);
  expect(calls.slice(1)).toEqual([[40_000, 50_000], 'given up']);
});

test('with an end held fast the other one is moved, across it too', () => {
  const gesture = new RangeGesture(handlers, timeAt, 25_123);
  gesture.press(40);
  gesture.move(50);
  gesture.release(10);
  expect(calls).toEqual([
    [25_123, 50_000],
    ['mark', 10_000, 25_123],
  ]);
  gesture.press(40);
  gesture.release(40);
  expect(calls).toHaveLength(2);
});

test('given up, a drag marks nothing', () => {
  const gesture = new RangeGesture(handlers, timeAt);
  gesture.press(10);
  gesture.move(20);
  gesture.cancel();
  gesture.release(30);
  expect(calls).toEqual([[10_000, 20_000], 'given up']);
});

test('panning tells each move, against the pointer', () => {
  const moves: number[] = [];
  const gesture = new PanGesture(px => moves.push(px));
  gesture.move(5);
  gesture.press(10);
  gesture.move(4);
  gesture.move(9);
  gesture.release();
  gesture.move(20);
  expect(moves).toEqual([6, -5]);
});
