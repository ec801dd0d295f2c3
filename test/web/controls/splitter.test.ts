import { beforeEach, expect, test } from 'vitest';
import { Splitter, shareBelow } from '../../../web/controls/splitter.tsx';

let told: unknown[];
beforeEach(() => {
  told = [];
});

const drawn = (orientation: 'vertical' | 'horizontal') =>
  Splitter({
    class: 'an-edge',
    label: 'Width',
    orientation,
    value: 41.6,
    least: 20,
    most: 100,
    onDrag: place => told.push(place),
    onStep: step => told.push(step),
  }).props;

const press = (orientation: 'vertical' | 'horizontal', key: string) =>
  drawn(orientation).onKeyDown({ key, preventDefault: () => told.push('taken') });

test('says where it stands, between which bounds', () => {
  expect(drawn('vertical')).toMatchObject({
    class: 'splitter an-edge',
    role: 'separator',
    'aria-orientation': 'vertical',
    'aria-label': 'Width',
    'aria-valuemin': 20,
    'aria-valuemax': 100,
    'aria-valuenow': 42,
    tabIndex: 0,
  });
});

test('takes the two arrows that lead away from it, and leaves the other keys alone', () => {
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home']) press('vertical', key);
  expect(told).toEqual(['taken', 1, 'taken', -1]);
  told.length = 0;
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home']) press('horizontal', key);
  expect(told).toEqual(['taken', 1, 'taken', -1]);
});

test('follows the pointer along its own direction while it is held', () => {
  const held = { hasPointerCapture: (id: number) => id === 7 };
  const at = { clientX: 30, clientY: 50, currentTarget: held };
  drawn('vertical').onPointerMove({ ...at, pointerId: 8 });
  expect(told).toEqual([]);
  drawn('vertical').onPointerMove({ ...at, pointerId: 7 });
  drawn('horizontal').onPointerMove({ ...at, pointerId: 7 });
  expect(told).toEqual([30, 50]);
});

test('tells the share of an element below a place', () => {
  const element = { getBoundingClientRect: () => ({ bottom: 500, height: 400 }) };
  expect(shareBelow(200, element as Element)).toBe(0.75);
});
