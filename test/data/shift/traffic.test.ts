import { describe, expect, it } from 'vitest';
import { RunwaySlots, Traffic } from '../../../data/shift/traffic.ts';

const along = (from: number, to: number, y: number, direction: number) => ({
  from,
  to,
  at: (time: number) => ({ x: direction * 8 * time, y, heading: 90, speed: 8 }),
});

describe('Traffic', () => {
  it('keeps aircraft apart that would meet head-on, and lets them pass on another taxiway', () => {
    const traffic = new Traffic();
    traffic.clear(along(-100, 100, 0, 1));
    expect(traffic.isClear(along(-100, 100, 0, -1))).toBe(false);
    expect(traffic.isClear(along(-100, 100, 90, -1))).toBe(true);
    expect(traffic.isClear(along(101, 200, 0, -1))).toBe(true);
  });
});

describe('RunwaySlots', () => {
  it('gives the first time that is far enough from all others', () => {
    const slots = new RunwaySlots(90);
    slots.take(100);
    slots.take(200);
    expect(slots.next(0)).toBe(0);
    expect(slots.next(50)).toBe(290);
    expect(slots.next(300)).toBe(300);
  });
});
