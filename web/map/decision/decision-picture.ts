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

export type DecisionScene = {
  readonly candidates: readonly ShownCandidate[];
  /** Of the task that was decided on. */
  readonly stand: Offset | undefined;
  readonly hoveredId: string | null;
  readonly placeOf: (vehicleId: string) => Offset | undefined;
  readonly colors: GroundColors;
};

/**
 * A decision on the map: a ring around each candidate, the larger the better its score, a line from it to the stand. The
 * chosen one is strong, the others are dashed; whoever is pointed at tells why it was turned down.
 */
export function decisionPicture({ candidates, stand, hoveredId, placeOf, colors }: DecisionScene) {
  const rings: Ring[] = [];
  const lines: Line[] = [];
  const labels: MapLabel[] = [];
  const color = rgb(colors.selected);
  for (const each of candidates) {
    const at = placeOf(each.vehicleId);
    if (!at) continue;
    const { chosen } = each;
    const radius = LEAST_RADIUS + MORE_RADIUS * each.share;
    const strong = chosen || each.vehicleId === hoveredId;
    rings.push({
      at,
      radius: 0,
      leastPixels: radius,
      width: chosen ? 3 : 1.5,
      dashes: chosen ? 0 : 12,
      inside: chosen ? 36 : 0,
      color,
      edge: strong ? 255 : 190,
    });
    if (stand) {
      lines.push({
        from: at,
        to: stand,
        width: chosen ? 3 : 1.25,
        dash: chosen ? 0 : 6,
        color,
        alpha: strong ? 0.95 : 0.45,
      });
    }
    labels.push({
      text: labelOf(each, each.vehicleId === hoveredId),
      strong: chosen,
      below: -radius - 11,
      place: () => placeOf(each.vehicleId),
    });
  }
  return { rings, lines, labels };
}

function labelOf({ rank, score, chosen, rejectedBecause }: ShownCandidate, hovered: boolean): string {
  const values = { rank, score: score === null ? '–' : Number(score.toFixed(1)) };
  const told = chosen ? text('decision.chosen', values) : text('decision.ranked', values);
  return hovered && rejectedBecause !== null ? `${told} · ${rejectedBecause}` : told;
}
