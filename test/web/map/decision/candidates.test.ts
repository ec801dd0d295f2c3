import { expect, test } from 'vitest';
import { shownCandidates } from '../../../../web/map/decision/candidates.ts';
import { decisionPicture } from '../../../../web/map/decision/decision-picture.ts';
import { GROUND_COLORS } from '../../../../web/map/ground-colors.ts';
import { labelWidth } from '../../../../web/map/labels/label-places.ts';
import { candidate, decision } from '../../entities.ts';

const weighed = (vehicleId: string, score: number | null, rejectedBecause: string | null = null) =>
  candidate(vehicleId, { score, rejectedBecause });
const DECISION = decision('D', {
  chosenVehicleId: 'B',
  candidates: [weighed('C', null), weighed('A', 10, 'busy'), weighed('B', 30), weighed('D', 50, 'too far')],
});

test('ranks candidates by score, those without one last', () => {
  expect(shownCandidates(DECISION).map(each => [each.vehicleId, each.rank, each.share, each.chosen])).toEqual(
    [
      ['D', 1, 1, false],
      ['B', 2, 0.5, true],
      ['A', 3, 0, false],
      ['C', 4, 0, false],
    ],
  );
  expect(shownCandidates({ ...DECISION, candidates: null })).toEqual([]);
});

/** The candidates stand beside each other on the screen, so many pixels apart. */
const picture = (hoveredId: string | null, apart = 100) =>
  decisionPicture({
    candidates: shownCandidates(DECISION),
    stand: [1, 1],
    hoveredId,
    placeOf: vehicleId => (vehicleId === 'C' ? undefined : [vehicleId.charCodeAt(0), 0]),
    onScreen: ([east]) => ({ x: (east - 65) * apart, y: 300 }),
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

/** What of the screen each label covers. */
const covered = (apart: number, hoveredId: string | null = null) =>
  picture(hoveredId, apart).labels.map(({ text, below, place }) => {
    const x = ((place()?.[0] ?? 0) - 65) * apart;
    return { left: x - labelWidth(text) / 2, right: x + labelWidth(text) / 2, below };
  });

test('puts the labels of candidates that stand apart at one height', () => {
  expect(new Set(covered(100).map(({ below }) => below)).size).toBe(1);
});

test.each([0, 10, 25, 60])('never lets a label cover another: candidates %i px apart', apart => {
  const labels = covered(apart, 'A');
  expect(labels).toHaveLength(3);
  for (const [index, one] of labels.entries()) {
    for (const other of labels.slice(index + 1)) {
      const beside = one.right <= other.left || other.right <= one.left;
      expect(beside || Math.abs(one.below - other.below) >= 17).toBe(true);
    }
  }
});
