import { texts } from '../../language/catalogues.ts';
import type { Ring } from '../gl/rings.ts';
import type { GroundColors } from '../ground-colors.ts';
import { type LabelRequest, labelWidth, placeLabels } from '../labels/label-places.ts';
import type { MapLabel } from '../labels/map-labels.ts';
import { rgb } from '../status-colors.ts';
import type { Line } from '../stroke-columns.ts';
import type { ShownCandidate } from './candidates.ts';

type Offset = readonly [east: number, north: number];

const text = texts('map');
const LEAST_RADIUS = 13;
const MORE_RADIUS = 10;
const LABEL_PX = 18;
/** How far above a candidate its label stands, pixels, unless something else is there. */
const ABOVE_PX = LEAST_RADIUS + MORE_RADIUS + 9;
/** Around a candidate's middle, where others' labels keep off, pixels. */
const SIGN_PX = 9;

export type DecisionScene = {
  readonly candidates: readonly ShownCandidate[];
  /** Of the task that was decided on. */
  readonly stand: Offset | undefined;
  readonly hoveredId: string | null;
  readonly placeOf: (vehicleId: string) => Offset | undefined;
  /** Where a place is on the screen, pixels. */
  readonly onScreen: (at: Offset) => { readonly x: number; readonly y: number };
  readonly colors: GroundColors;
};

/**
 * A decision on the map: a ring around each candidate, the larger the better its score, a line from it to the stand. The
 * chosen one is strong, those that were turned down are dashed; whoever is pointed at tells why it was. No label covers
 * another: where candidates stand together they are stacked, the best the nearest.
 */
export function decisionPicture({ candidates, stand, hoveredId, placeOf, onScreen, colors }: DecisionScene) {
  const told: Told[] = [];
  const rings: Ring[] = [];
  const lines: Line[] = [];
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
    const label = labelOf(each, each.vehicleId === hoveredId);
    told.push({
      ...onScreen(at),
      radius: SIGN_PX,
      width: labelWidth(label),
      below: heights(candidates.length),
      always: false,
      label: { text: label, strong: chosen, place: () => placeOf(each.vehicleId) },
    });
  }
  const labels = placeLabels(told).map(({ request, below }): MapLabel => ({ ...request.label, below }));
  return { rings, lines, labels };
}

type Told = LabelRequest & { readonly label: Omit<MapLabel, 'below'> };

/** Where a label may stand, above by turns with below: enough that each of so many candidates' finds a place. */
function heights(candidates: number): number[] {
  return Array.from({ length: 2 * candidates + 1 }, (_, step) => ABOVE_PX + step * LABEL_PX).flatMap(
    height => [-height, height],
  );
}

function labelOf({ rank, score, chosen, rejectedBecause }: ShownCandidate, hovered: boolean): string {
  const values = { rank, score: score === null ? '–' : scoreText(score) };
  const told = chosen ? text('decision.chosen', values) : text('decision.ranked', values);
  return hovered && rejectedBecause !== null ? `${told} · ${rejectedBecause}` : told;
}

function scoreText(score: number): string {
  return `${Number(score.toFixed(1))}`.replace('-', '−');
}
