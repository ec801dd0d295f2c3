import { expect, test } from 'vitest';
import type { DecisionState } from '../../../../server/contract/records.ts';
import { shownCandidates } from '../../../../web/map/decision/candidates.ts';
import { decisionPicture } from '../../../../web/map/decision/decision-picture.ts';
import { GROUND_COLORS } from '../../../../web/map/ground-colors.ts';

const weighed = (vehicleId: string, score: number | null, rejectedBecause: string | null = null) => ({
  vehicleId,
  score,
  rejectedBecause,
  etaSeconds: null,
  distance: null,
});
const DECISION = {
  decisionId: 'D',
  chosenVehicleId: 'B',
  candidates: [weighed('C', null), weighed('A', 10, 'busy'), weighed('B', 30), weighed('D', 50, 'too far')],
} as unknown as DecisionState;

test('ranks candidates by score, those without one last', () => {
  expect(shownCandidates(DECISION).map(each => [each.vehicleId, each.rank, each.share, each.chosen])).toEqual(
    [
      ['D', 1, 1, false],
      ['B', 2, 0.5, true],
      ['A', 3, 0, false],
      ['C', 4, 0, false],
    ],
  );
  expect(shownCandidates({ ...DECISION, candidates: null } as DecisionState)).toEqual([]);
});

const picture = (hoveredId: string | null, apart = 100) =>
  decisionPicture({
    candidates: shownCandidates(DECISION),
    stand: [1, 1],
    hoveredId,
    placeOf: vehicleId => (vehicleId === 'C' ? undefined : [vehicleId.charCodeAt(0), 0]),
    apart: () => apart,
    colors: GROUND_COLORS.dark,
  });

test('rings whoever is on the map, the larger the better, and joins them to the stand', () => {
  const { rings, lines, labels } = picture(null);
  expect(rings.map(ring => ring.leastPixels)).toEqual([23, 18, 13]);
  expect(rings.map(ring => ring.dashes > 0)).toEqual([true, false, true]);
  expect(lines.map(line => [line.dash > 0, line.width])).toEqual([
    [true, 1.25],
    [false, 3],
    [true, 1.25],
  ]);
  expect(labels.map(label => [label.text, label.strong])).toEqual([
    ['1 · 50', false],
    ['Chosen · 30', true],
    ['3 · 10', false],
  ]);
});

test('tells why one was turned down while it is pointed at', () => {
  expect(picture('A').labels.map(label => label.text)).toEqual(['1 · 50', 'Chosen · 30', '3 · 10 · busy']);
});

test('stacks the labels of candidates that stand together', () => {
  const heights = (apart: number) => picture(null, apart).labels.map(label => label.below);
  expect(new Set(heights(100)).size).toBe(1);
  const [best = 0, second = 0, third = 0] = heights(10);
  expect([best - second, second - third]).toEqual([18, 18]);
});
