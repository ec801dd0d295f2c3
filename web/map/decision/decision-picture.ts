import { texts } from '../../language/catalogues.ts';
import type { Ring } from '../gl/rings.ts';
import type { GroundColors } from '../ground-colors.ts';
import type { MapLabel } from '../labels/map-labels.ts';
import { rgb } from '../status-colors.ts';
import type { Line } from '../stroke-columns.ts';
import type { ShownCandidate } from './candidates.ts';

type Offset = readonly [east: number, north: number];

const text = texts('map');
const LEAST_RADIUS = 13;
const MORE_RADIUS = 10;
const LABEL_PX = 18;
/** Nearer than this on the screen, labels would cover each other. */
const TOGETHER_PX = 44;

export type DecisionScene = {
  readonly candidates: readonly ShownCandidate[];
  /** Of the task that was decided on. */
  readonly stand: Offset | undefined;
  readonly hoveredId: string | null;
  readonly placeOf: (vehicleId: string) => Offset | undefined;
  /** How far apart two places are on the screen, pixels. */
  readonly apart: (a: Offset, b: Offset) => number;
  readonly colors: GroundColors;
};

/**
 * A decision on the map: a ring around each candidate, the larger the better its score, a line from it to the stand. The
 * chosen one is strong, those that were turned down are dashed; whoever is pointed at tells why it was. Labels of
 * candidates that stand together are stacked, the best the lowest.
 */
export function decisionPicture({ candidates, stand, hoveredId, placeOf, apart, colors }: DecisionScene) {
  const labelled: Offset[] = [];
  const rings: Ring[] = [];
  const lines: Line[] = [];
  const labels: MapLabel[] = [];
  const color = rgb(colors.selected);
  for (const each of candidates) {
    const at = placeOf(each.vehicleId);
    if (!at) continue;
    const { chosen } = each;
    const dashed = !chosen && each.rejectedBecause !== null;
    const radius = LEAST_RADIUS + MORE_RADIUS * each.share;
    const strong = chosen || each.vehicleId === hoveredId;
    rings.push({
      at,
      radius: 0,
      leastPixels: radius,
      width: chosen ? 3 : 1.5,
      dashes: dashed ? 12 : 0,
      inside: chosen ? 36 : 0,
      color,
      edge: strong ? 255 : 190,
    });
    if (stand) {
      lines.push({
        from: at,
        to: stand,
        width: chosen ? 3 : 1.25,
        dash: dashed ? 6 : 0,
        color,
        alpha: strong ? 0.95 : 0.45,
      });
    }
    labels.push({
      text: labelOf(each, each.vehicleId === hoveredId),
      strong: chosen,
      below:
        -(LEAST_RADIUS + MORE_RADIUS) -
        9 -
        LABEL_PX * labelled.filter(other => apart(at, other) < TOGETHER_PX).length,
      place: () => placeOf(each.vehicleId),
    });
    labelled.push(at);
  }
  return { rings, lines, labels };
}

function labelOf({ rank, score, chosen, rejectedBecause }: ShownCandidate, hovered: boolean): string {
  const values = { rank, score: score === null ? '–' : scoreText(score) };
  const told = chosen ? text('decision.chosen', values) : text('decision.ranked', values);
  return hovered && rejectedBecause !== null ? `${told} · ${rejectedBecause}` : told;
}

function scoreText(score: number): string {
  return `${Number(score.toFixed(1))}`.replace('-', '−');
}
