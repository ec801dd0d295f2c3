import { beforeEach, expect, test } from 'vitest';
import { ClickOrDrag } from '../../../web/timeline/click-or-drag.ts';

let calls: unknown[];
let gesture: ClickOrDrag;

beforeEach(() => {
  calls = [];
  gesture = new ClickOrDrag({
    click: x => calls.push(['click', x]),
    drag: (pressed, x) => calls.push(['drag', pressed, x]),
    drop: (pressed, x) => calls.push(['drop', pressed, x]),
    giveUp: () => calls.push(['giveUp']),
  });
});

test('less than three pixels are a click where the pointer was let go, three a drag', () => {
  gesture.press(10);
  gesture.move(12);
  expect(gesture.dragging).toBe(false);
  gesture.release(8);
  gesture.press(10);
  gesture.move(13);
  expect(gesture.dragging).toBe(true);
  gesture.release(14);
  expect(gesture.dragging).toBe(false);
  expect(calls).toEqual([
    ['click', 8],
    ['drag', 10, 13],
    ['drop', 10, 14],
  ]);
});

test('a drag stays one over its start', () => {
  gesture.press(10);
  gesture.move(20);
  gesture.move(10);
  gesture.release(10);
  expect(calls).toEqual([
    ['drag', 10, 20],
    ['drag', 10, 10],
    ['drop', 10, 10],
  ]);
});

test('nothing follows without a press, nor after the press was given up', () => {
  gesture.move(20);
  gesture.release(20);
  gesture.press(10);
  gesture.cancel();
  gesture.release(10);
  expect(calls).toEqual([]);
  gesture.press(10);
  gesture.move(20);
  gesture.cancel();
  gesture.move(30);
  gesture.release(30);
  expect(calls).toEqual([['drag', 10, 20], ['giveUp']]);
});

test('the next press begins anew', () => {
  gesture.press(10);
  gesture.move(20);
  gesture.press(30);
  expect(gesture.dragging).toBe(false);
  gesture.release(31);
  expect(calls).toEqual([
    ['drag', 10, 20],
    ['click', 31],
  ]);
});
