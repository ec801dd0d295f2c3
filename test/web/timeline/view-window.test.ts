import { expect, test } from 'vitest';
import {
  followed,
  isRidden,
  isWhole,
  panned,
  ridden,
  SHORTEST_VIEW_MS,
  within,
  zoomed,
} from '../../../web/timeline/view-window.ts';

const MINUTE = 60_000;
const domain = { from: 0, to: 240 * MINUTE };
const window = { from: 60 * MINUTE, to: 120 * MINUTE };

test('zooming keeps the time under the pointer where it is', () => {
  const at = 75 * MINUTE;
  const closer = zoomed(window, domain, at, 0.5);
  expect(closer).toEqual({ from: 67.5 * MINUTE, to: 97.5 * MINUTE });
  expect((at - closer.from) / (closer.to - closer.from)).toBeCloseTo(0.25);
  expect(zoomed(closer, domain, at, 2)).toEqual(window);
});

test('zooming stops at the whole domain and at the shortest window', () => {
  expect(zoomed(window, domain, 61 * MINUTE, 1000)).toEqual(domain);
  const closest = zoomed(window, domain, 90 * MINUTE, 1e-9);
  expect(closest.to - closest.from).toBe(SHORTEST_VIEW_MS);
  expect(closest.from).toBeLessThan(90 * MINUTE);
  expect(closest.to).toBeGreaterThan(90 * MINUTE);
});

test('a domain shorter than the shortest window is shown as it is', () => {
  const short = { from: 0, to: 4000 };
  expect(zoomed(short, short, 2000, 0.1)).toEqual(short);
  expect(isWhole(within({ from: 1000, to: 2000 }, short), short)).toBe(true);
});

test('panning stops at both ends and keeps the length', () => {
  expect(panned(window, domain, 10 * MINUTE)).toEqual({ from: 70 * MINUTE, to: 130 * MINUTE });
  expect(panned(window, domain, -999 * MINUTE)).toEqual({ from: 0, to: 60 * MINUTE });
  expect(panned(window, domain, 999 * MINUTE)).toEqual({ from: 180 * MINUTE, to: 240 * MINUTE });
});

test('the window follows a playhead that comes to its edge or leaves it', () => {
  expect(followed(window, domain, 100 * MINUTE)).toBeNull();
  expect(followed(window, domain, 115 * MINUTE)).toEqual({ from: 106 * MINUTE, to: 166 * MINUTE });
  expect(followed(window, domain, 30 * MINUTE)).toEqual({ from: 21 * MINUTE, to: 81 * MINUTE });
});

test('a window that was just zoomed to rests until the playhead comes to its end', () => {
  expect(followed(window, domain, 119 * MINUTE, true)).toBeNull();
  expect(followed(window, domain, 121 * MINUTE, true)).toEqual({ from: 112 * MINUTE, to: 172 * MINUTE });
});

test('the window rides along where the playhead would cross it within four seconds', () => {
  expect(isRidden(window, 3600)).toBe(true);
  expect(isRidden(window, 60)).toBe(false);
  expect(isRidden(window, 0)).toBe(false);
});

test('a window that rides along keeps its length and takes the playhead to its middle by and by', () => {
  let riding = window;
  let share = 0.95;
  for (let time = 117 * MINUTE; time < 177 * MINUTE; time += MINUTE) {
    riding = ridden(riding, domain, time, time + MINUTE);
    expect(riding.to - riding.from).toBeCloseTo(60 * MINUTE);
    const next = (time + MINUTE - riding.from) / (60 * MINUTE);
    expect(next).toBeLessThan(share);
    expect(share - next).toBeLessThan(0.03);
    share = next;
  }
  expect(share).toBeCloseTo(0.5, 1);
  expect(ridden(window, domain, 119 * MINUTE, 239 * MINUTE).to).toBe(domain.to);
});

test('at the end of the domain the window stays where it is', () => {
  expect(followed({ from: 180 * MINUTE, to: 240 * MINUTE }, domain, 239 * MINUTE)).toBeNull();
});
