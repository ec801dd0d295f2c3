import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offset } from '../../../server/ingest/geodesy.ts';
import { clockOffset, type TrackPair } from '../../../server/ingest/quality/clock-offset.ts';
import type { Track } from '../../../server/ingest/quality/track-sample.ts';
import { TrackSample } from '../../../server/ingest/quality/track-sample.ts';
import { PLACE, START } from './made-lines.ts';

/** A small generator of numbers in [0, 1), the same for the same seed. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Numbers around nought with that standard deviation. */
function noise(seed: number, deviation: number): () => number {
  const next = random(seed);
  return () => deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** A tractor's way at that second: it drives, turns and waits. Metres east and north. */
function wayOf(seed: number, seconds: number): (readonly [number, number])[] {
  const next = random(seed);
  let [east, north, heading, speed, target] = [0, 0, next() * 6, 0, 8];
  return Array.from({ length: seconds }, (_, second) => {
    if (second % 45 === 0) target = next() < 0.3 ? 0 : 4 + 8 * next();
    speed += Math.max(-1.5, Math.min(1, target - speed));
    if (speed > 1) heading += (next() - 0.5) * 0.3;
    east += speed * Math.sin(heading);
    north += speed * Math.cos(heading);
    return [east, north] as const;
  });
}

/** The way as one source tells it: each second between two, some time off, with scatter, metres. */
function told(
  way: (readonly [number, number])[],
  phase: number,
  clock: number,
  scatter: () => number,
): Track {
  const sample = new TrackSample();
  const [times, lons, lats]: [number[], number[], number[]] = [[], [], []];
  for (const [second, [east, north]] of way.entries()) {
    const [toEast, toNorth] = way[second + 1] ?? [east, north];
    const x = east + (toEast - east) * phase + scatter();
    const y = north + (toNorth - north) * phase + scatter();
    const [lon, lat] = offset(PLACE, 0, y, x);
    const time = START + (second + phase + clock) * 1000;
    times.push(time);
    lons.push(lon);
    lats.push(lat);
    sample.add(time, lon, lat, x, y);
  }
  return clock === 0 && phase === 0 ? { times, lons, lats } : sample;
}

function pair(seed: number, seconds: number, clock: number, metres: number): TrackPair {
  const way = wayOf(seed, seconds);
  return {
    mine: told(way, 0.37, clock, noise(seed + 1, metres)),
    other: told(way, 0, 0, noise(seed + 2, metres)),
  };
}

describe('clockOffset', () => {
  it('recovers any offset to half a second under scatter of 8 m', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: -800, max: 800, noNaN: true }),
        fc.double({ min: 0, max: 8, noNaN: true }),
        (seed, clock, metres) => {
          const found = clockOffset([1, 2, 3].map(n => pair(seed * 10 + n, 900, clock, metres)));
          expect(found?.seconds).toBeGreaterThan(clock - 0.5);
          expect(found?.seconds).toBeLessThan(clock + 0.5);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('tells how sure it is: surer the less the positions scatter and the more there are', () => {
    const precise = clockOffset([pair(7, 900, 12.5, 0.5), pair(8, 900, 12.5, 0.5)]);
    const vague = clockOffset([pair(7, 900, 12.5, 10), pair(8, 900, 12.5, 10)]);
    expect(precise?.seconds).toBeCloseTo(12.5, 0);
    expect(precise?.margin).toBeLessThan(vague?.margin ?? 0);
    expect(precise?.metres).toBeLessThan(3);
    expect(vague?.fixes).toBeGreaterThan(50);
  });

  it.each([1, -5, 5.5, 14])('finds a clock that is in a time zone %s h off', hours => {
    const found = clockOffset([1, 2].map(n => pair(n, 900, hours * 3600 + 7, 3)));
    expect(found?.seconds).toBeCloseTo(hours * 3600 + 7, 0);
  });

  it('says nothing of tracks of other ways, of too few fixes, of vehicles that stand, or of other days', () => {
    const [one, two] = [pair(1, 900, 0, 3), pair(999, 900, 0, 3)];
    expect(clockOffset([{ mine: one.mine, other: two.other }])).toBeUndefined();
    expect(clockOffset([pair(1, 60, 5, 3)])).toBeUndefined();
    expect(clockOffset([])).toBeUndefined();
    const still = Array.from({ length: 900 }, () => [0, 0] as const);
    const mine = told(still, 0.3, 5, noise(1, 8));
    expect(clockOffset([{ mine, other: told(still, 0, 0, noise(2, 8)) }])).toBeUndefined();
    expect(clockOffset([pair(1, 900, 86_400, 3)])).toBeUndefined();
  });

  it('does without part of the positions', () => {
    const { mine, other } = pair(3, 1800, -42, 4);
    const holes = (track: Track): Track => {
      const keep = (_: number, index: number) => Math.floor(index / 100) % 3 !== 1;
      return {
        times: track.times.filter(keep),
        lons: track.lons.filter(keep),
        lats: track.lats.filter(keep),
      };
    };
    expect(clockOffset([{ mine, other: holes(other) }])?.seconds).toBeCloseTo(-42, 0);
  });
});
