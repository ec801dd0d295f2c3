import { describe, expect, it } from 'vitest';
import { Pace } from '../../server/replay/pace.ts';

/** Lets time go by in windows of half a second in which each of `sessions` ticks as often as the pace allows. */
function go(
  pace: Pace,
  wall: number,
  load: { windows: number; sessions: number; costMs: number; lateMs?: number },
) {
  const intervals: number[] = [];
  for (let at = 1; at <= load.windows; at++) {
    const wanted = (load.sessions * 500) / pace.intervalMs;
    const possible = load.costMs > 0 ? 500 / load.costMs : wanted;
    const ticks = Math.max(1, Math.round(Math.min(wanted, possible)));
    const late = load.lateMs ?? (wanted > possible ? pace.intervalMs : 0);
    for (let tick = 0; tick < ticks; tick++) pace.ticked(late, load.costMs);
    pace.choose(wall + at * 500, load.sessions);
    intervals.push(pace.intervalMs);
  }
  return { intervals, wall: wall + load.windows * 500 };
}

describe('the pace of ticks', () => {
  it.each([
    ['idle', 1, 0.1],
    ['at its work', 1000, 0.07],
  ])('is 100 ms on a machine that is %s', (_, sessions, costMs) => {
    const { intervals } = go(new Pace(0), 0, { windows: 20, sessions, costMs });
    expect(new Set(intervals)).toEqual(new Set([100]));
  });

  it.each([
    ['a little', 1000, 0.1, 143],
    ['ten times', 1000, 0.7, 1000],
  ])(
    'grows within seconds, where ticks cost %s too much, to what takes 70 %% of the time',
    (_, sessions, costMs, expected) => {
      const { intervals } = go(new Pace(0), 0, { windows: 20, sessions, costMs });
      for (const interval of intervals.slice(10)) {
        expect(interval).toBeGreaterThan(expected * 0.85);
        expect(interval).toBeLessThan(expected * 1.2);
      }
    },
  );

  it('comes to rest', () => {
    const { intervals } = go(new Pace(0), 0, { windows: 60, sessions: 1000, costMs: 0.5 });
    expect(new Set(intervals.slice(15)).size).toBe(1);
  });

  it('does not swing with costs that go up and down', () => {
    const pace = new Pace(0);
    const intervals: number[] = [];
    let wall = 0;
    for (let window = 0; window < 200; window++) {
      const costMs = 0.5 * (0.4 + 1.2 * ((window * 0.618) % 1));
      ({ wall } = go(pace, wall, { windows: 1, sessions: 1000, costMs }));
      if (window > 40) intervals.push(pace.intervalMs);
    }
    expect(Math.max(...intervals) / Math.min(...intervals)).toBeLessThan(1.4);
  });

  it('stays within two seconds', () => {
    const { intervals } = go(new Pace(0), 0, { windows: 60, sessions: 1000, costMs: 50 });
    expect(intervals.at(-1)).toBe(2000);
  });

  it('falls step by step when the load does, and no lower than 100 ms', () => {
    const pace = new Pace(0);
    const { wall, intervals: before } = go(pace, 0, { windows: 20, sessions: 1000, costMs: 0.7 });
    const { intervals } = go(pace, wall, { windows: 30, sessions: 10, costMs: 0.7 });
    const all = [before.at(-1) ?? 0, ...intervals];
    for (const [at, interval] of intervals.entries()) {
      const ratio = interval / (all[at] ?? 0);
      expect(ratio).toBeGreaterThanOrEqual(0.79);
      expect(ratio).toBeLessThanOrEqual(1);
    }
    expect(all.at(-1)).toBe(100);
  });

  it('does not change for one tick that took long', () => {
    const pace = new Pace(0);
    const { wall } = go(pace, 0, { windows: 4, sessions: 1, costMs: 1 });
    for (const tookMs of [1, 1, 1, 300]) pace.ticked(0, tookMs);
    pace.choose(wall + 500, 1);
    expect(pace.intervalMs).toBe(100);
  });

  it('grows too where ticks are late because of other work, until they are on time', () => {
    const pace = new Pace(0);
    const { wall } = go(pace, 0, { windows: 4, sessions: 10, costMs: 1, lateMs: 80 });
    const grown = pace.intervalMs;
    expect(grown).toBeGreaterThan(150);
    go(pace, wall, { windows: 4, sessions: 10, costMs: 1, lateMs: 0.3 * grown });
    expect(pace.intervalMs).toBe(grown);
    go(pace, wall + 2000, { windows: 10, sessions: 10, costMs: 1, lateMs: 1 });
    expect(pace.intervalMs).toBe(100);
  });

  it('does not judge by a stretch that is too short, nor by one without ticks', () => {
    const pace = new Pace(0);
    for (let tick = 0; tick < 400; tick++) pace.ticked(100, 1);
    pace.choose(499, 1000);
    expect(pace.intervalMs).toBe(100);
    pace.choose(500, 1000);
    const grown = pace.intervalMs;
    expect(grown).toBeGreaterThan(100);
    pace.choose(5000, 1000);
    expect(pace.intervalMs).toBe(grown);
  });

  it('starts anew after a rest', () => {
    const pace = new Pace(0);
    const { wall } = go(pace, 0, { windows: 20, sessions: 1000, costMs: 0.7 });
    pace.rest(wall);
    expect(pace.intervalMs).toBe(100);
    const { intervals } = go(pace, wall, { windows: 5, sessions: 1, costMs: 1 });
    expect(new Set(intervals)).toEqual(new Set([100]));
  });
});
