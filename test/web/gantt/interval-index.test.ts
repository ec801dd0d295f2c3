import { assert, integer, array as listOf, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { IntervalIndex } from '../../../web/gantt/interval-index.ts';
import { packLanes } from '../../../web/gantt/pack-lanes.ts';

const spans = listOf(
  record({ from: integer({ min: 0, max: 1000 }), length: integer({ min: 0, max: 300 }) }).map(
    ({ from, length }) => ({ from, to: from + length }),
  ),
);

it('finds exactly the bars that touch a span, by their beginnings', () => {
  assert(
    property(spans, integer({ min: -10, max: 1300 }), integer({ min: 0, max: 200 }), (bars, from, length) => {
      const found: { from: number; to: number }[] = [];
      new IntervalIndex(bars).within(from, from + length, bar => found.push(bar));
      const touching = bars.filter(bar => bar.from <= from + length && bar.to >= from);
      expect(found).toEqual(touching.sort((one, other) => one.from - other.from));
    }),
  );
});

it('looks at few of many bars', () => {
  const bars = Array.from({ length: 10_000 }, (_, place) => ({ from: place * 10, to: place * 10 + 8 }));
  let seen = 0;
  new IntervalIndex(bars).within(50_000, 50_100, () => {
    seen += 1;
  });
  expect(seen).toBe(11);
});

it('puts bars into lanes where none covers another, in no more than lie above each other', () => {
  const gap = 30_000;
  assert(
    property(spans, bars => {
      const scaled = bars.map(({ from, to }) => ({ from: from * gap, to: to * gap }));
      const { laneOf, lanes } = packLanes(scaled, bar => bar);
      for (const one of scaled) {
        expect(laneOf.get(one)).toBeLessThan(lanes);
        for (const other of scaled) {
          if (one === other || laneOf.get(one) !== laneOf.get(other)) continue;
          expect(one.to <= other.from || other.to <= one.from).toBe(true);
        }
      }
      const most = Math.max(
        0,
        ...scaled.map(bar => scaled.filter(each => each.from <= bar.from && each.to + gap > bar.from).length),
      );
      expect(lanes).toBeLessThanOrEqual(most);
    }),
  );
});
