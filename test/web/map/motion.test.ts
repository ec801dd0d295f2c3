import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advance,
  copyRow,
  createMotions,
  type Fix,
  moveTo,
  place,
  visibility,
} from '../../../web/map/motion.ts';

const FRAME = 1000 / 60;
const fix = (seconds: number, east: number, over: Partial<Fix> = {}): Fix => ({
  east,
  north: 0,
  heading: 90,
  time: seconds * 1000,
  ...over,
});

/** Plays fixes, each told when the playhead reaches it, and gives what was drawn in every frame. */
function play(fixes: readonly Fix[], speed: number, seconds: number) {
  const motions = createMotions(1, 1);
  const [first, ...rest] = fixes;
  if (first) place(motions, 0, first);
  const frames: { time: number; east: number; heading: number }[] = [];
  const end = seconds * 1000;
  for (let time = fixes[0]?.time ?? 0; time <= end; time += FRAME * speed) {
    while (rest[0] && rest[0].time <= time) moveTo(motions, 0, rest.shift() ?? fix(0, 0), speed);
    advance(motions, 1, FRAME * speed);
    frames.push({ time, east: motions.shown[0] ?? 0, heading: motions.shownHeading[0] ?? 0 });
  }
  return frames;
}

describe('motion between fixes', () => {
  test.each([
    { speed: 1, every: 1 },
    { speed: 1, every: 5 },
    { speed: 60, every: 6 },
    { speed: 600, every: 60 },
  ])('is even at $speed times speed with a fix every $every s', ({ speed, every }) => {
    const fixes = Array.from({ length: 40 }, (_, i) => fix(i * every, i * every));
    const frames = play(fixes, speed, 39 * every).slice(-Math.floor((20 * every * 60) / speed));
    const steps = frames.slice(1).map((frame, i) => frame.east - (frames[i]?.east ?? 0));
    const even = (FRAME * speed) / 1000;
    for (const step of steps) {
      expect(step).toBeGreaterThan(0.5 * even);
      expect(step).toBeLessThan(1.6 * even);
    }
  });

  test('never shows a position later than the one recorded, and is there when nothing more comes', () => {
    const gaps = fc.array(
      fc.record({ after: fc.integer({ min: 1, max: 40 }), way: fc.integer({ min: 0, max: 99 }) }),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(gaps, fc.constantFrom(0.5, 1, 10, 60), (steps, speed) => {
        const fixes = [fix(0, 0)];
        for (const { after, way } of steps) {
          const last = fixes.at(-1) ?? fix(0, 0);
          fixes.push(fix(last.time / 1000 + after, last.east + way));
        }
        const last = fixes.at(-1) ?? fix(0, 0);
        const frames = play(fixes, speed, last.time / 1000 + 60);
        const leads = frames.map(({ time, east }) => {
          const recorded = fixes.findLast(each => each.time <= time)?.east ?? 0;
          return east - recorded;
        });
        expect(Math.max(...leads)).toBeLessThanOrEqual(1e-3);
        expect(frames.at(-1)?.east).toBe(last.east);
      }),
      { numRuns: 100 },
    );
  });

  test('holds at the older fix over a gap of more than 15 s, until the newer one comes', () => {
    const frames = play([fix(0, 0), fix(1, 10), fix(21, 200), fix(22, 210)], 1, 30);
    const during = frames.filter(({ time }) => time > 3000 && time < 21_000 - FRAME);
    expect(new Set(during.map(({ east }) => east))).toEqual(new Set([10]));
    expect(frames.find(({ time }) => time >= 21_000)?.east).toBe(200);
  });

  test('takes fixes that a fast tick thinned out for movement, but not a real gap', () => {
    const motions = createMotions(1, 1);
    place(motions, 0, fix(0, 0));
    moveTo(motions, 0, fix(60, 10), 600);
    advance(motions, 1, 1000);
    expect(motions.shown[0]).toBeLessThan(1);
    moveTo(motions, 0, fix(136, 20), 600);
    expect(motions.shown[0]).toBe(20);
  });

  test('turns the shorter way', () => {
    const motions = createMotions(1, 1);
    place(motions, 0, fix(0, 0, { heading: 350 }));
    moveTo(motions, 0, fix(1, 0, { heading: 10 }), 1);
    advance(motions, 1, 530);
    expect((motions.shownHeading[0] ?? 0) % 360).toBeCloseTo(0, 3);
    place(motions, 0, fix(0, 0, { heading: 10 }));
    moveTo(motions, 0, fix(1, 0, { heading: 350 }), 1);
    advance(motions, 1, 2000);
    expect(motions.shownHeading[0]).toBeCloseTo(-10, 3);
  });

  test('takes the course for a heading that was not recorded, and keeps the last one when standing', () => {
    const motions = createMotions(1, 0.75);
    const metre = 1 / 111_320;
    place(motions, 0, fix(0, 0, { heading: null }));
    moveTo(motions, 0, fix(1, 20 * metre, { north: 15 * metre, heading: null }), 1);
    expect(motions.fixHeading[0]).toBeCloseTo(45, 2);
    moveTo(motions, 0, fix(2, 20.5 * metre, { north: 15 * metre, heading: null }), 1);
    expect(motions.fixHeading[0]).toBeCloseTo(45, 2);
  });

  test('tells whether anything is still on its way', () => {
    const motions = createMotions(1, 1);
    place(motions, 0, fix(0, 0));
    expect(advance(motions, 1, 100)).toBe(false);
    moveTo(motions, 0, fix(1, 5), 1);
    expect(advance(motions, 1, 100)).toBe(true);
    expect(advance(motions, 1, 10_000)).toBe(false);
    expect(motions.shown[0]).toBe(5);
  });

  test('a row goes whole to another place', () => {
    const motions = createMotions(3, 1);
    place(motions, 2, fix(7, 3, { north: 4, heading: 5 }));
    copyRow(motions, 2, 0);
    expect([...motions.shown.slice(0, 2), motions.shownHeading[0], motions.fixTime[0]]).toEqual([
      3, 4, 5, 7000,
    ]);
  });
});

describe('visibility', () => {
  test('holds a moving vehicle for 15 s, then lets it fade to a ghost within the minute', () => {
    expect(visibility(15_000, 5)).toBe(1);
    expect(visibility(37_500, 5)).toBeCloseTo(0.65, 6);
    expect(visibility(60_000, 5)).toBeCloseTo(0.3, 6);
    expect(visibility(9e6, 5)).toBeCloseTo(0.3, 6);
  });

  test('gives one that stands, or tells no speed, a minute before it fades', () => {
    for (const speed of [0, 0.4, null]) {
      expect(visibility(60_000, speed)).toBe(1);
      expect(visibility(75_000, speed)).toBeCloseTo(0.65, 6);
      expect(visibility(90_000, speed)).toBeCloseTo(0.3, 6);
    }
  });

  test('lets one that was leaving fast go entirely', () => {
    expect(visibility(15_000, 70)).toBe(1);
    expect(visibility(60_000, 70)).toBe(0);
  });
});
