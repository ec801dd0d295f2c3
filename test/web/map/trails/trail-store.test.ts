import { describe, expect, test } from 'vitest';
import { TrailStore } from '../../../../web/map/trails/trail-store.ts';

const METRE = 1 / 111_320;
/** A fix so many metres north, at a second. */
const fix = (metres: number, seconds: number) => ({ east: 0, north: metres * METRE, time: seconds * 1000 });
const LIMITS = { segments: 100, spacing: 0 };

function driven(limits: typeof LIMITS, ...fixes: [metres: number, seconds: number][]): TrailStore {
  const store = new TrailStore(limits);
  for (const [metres, seconds] of fixes) store.add('A', fix(metres, seconds));
  return store;
}

/** The pieces within a range of seconds: from and to, metres north, and seconds. */
function pieces(store: TrailStore, from = 0, to = 10_000) {
  const { count, ends, times } = store.pack(from * 1000, to * 1000);
  return Array.from({ length: count }, (_, row) => [
    Math.round((ends[4 * row + 1] ?? 0) / METRE),
    Math.round((ends[4 * row + 3] ?? 0) / METRE),
    (times[2 * row] ?? 0) / 1000,
    (times[2 * row + 1] ?? 0) / 1000,
  ]);
}

describe('trails', () => {
  test('join fixes that follow each other', () => {
    const store = driven(LIMITS, [0, 0], [10, 1], [20, 2]);
    expect(pieces(store)).toEqual([
      [0, 10, 0, 1],
      [10, 20, 1, 2],
    ]);
    expect([...store.lasts()]).toEqual([['A', fix(20, 2)]]);
  });

  test('never reach across more than 60 s', () => {
    expect(pieces(driven(LIMITS, [0, 0], [10, 60], [20, 120.001], [30, 121]))).toEqual([
      [0, 10, 0, 60],
      [20, 30, expect.closeTo(120.001, 2), 121],
    ]);
  });

  test('take nothing for standing, and go on from when the vehicle left', () => {
    expect(pieces(driven(LIMITS, [0, 0], [1, 30], [2, 60], [10, 61]))).toEqual([[0, 10, 60, 61]]);
  });

  test('keep fixes that come too fast as one piece that ends at the last', () => {
    const store = driven({ segments: 100, spacing: 3000 }, [0, 0], [10, 1], [20, 2], [30, 3], [40, 4]);
    expect(pieces(store)).toEqual([
      [0, 30, 0, 3],
      [30, 40, 3, 4],
    ]);
  });

  test('forget the oldest beyond what each may keep', () => {
    const fixes = Array.from({ length: 30 }, (_, i): [number, number] => [10 * i, i]);
    const kept = pieces(driven({ segments: 20, spacing: 0 }, ...fixes));
    expect(kept.map(piece => piece[3]).sort((a = 0, b = 0) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => 10 + i),
    );
  });

  test('begin anew where the replay went back', () => {
    expect(pieces(driven(LIMITS, [0, 10], [10, 11], [50, 5], [60, 6]))).toEqual([[50, 60, 5, 6]]);
  });

  test('are packed by vehicle for a range alone, into the same arrays again', () => {
    const store = driven(LIMITS, [0, 0], [10, 1], [20, 2], [30, 3]);
    store.add('B', fix(0, 2));
    store.add('B', fix(10, 3));
    const all = store.pack(0, 10_000);
    expect([...all.rowsOf]).toEqual([
      ['A', [0, 3]],
      ['B', [3, 4]],
    ]);
    const late = store.pack(2500, 10_000, all);
    expect(late.ends).toBe(all.ends);
    expect([late.count, ...late.rowsOf.keys()]).toEqual([2, 'A', 'B']);
    expect(pieces(store, 0, 0.5)).toEqual([[0, 10, 0, 1]]);
  });
});
