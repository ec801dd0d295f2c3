import type { DecisionState } from '../../server/contract/records.ts';
import type { Entities } from '../state/held-entities.ts';
import type { MapLayers } from '../state/map-layers.ts';
import type { Theme } from '../state/theme.ts';
import { type ShownCandidate, shownCandidates } from './decision/candidates.ts';
import { decisionPicture } from './decision/decision-picture.ts';
import type { Ring } from './gl/rings.ts';
import type { Strokes } from './gl/strokes.ts';
import { GROUND_COLORS } from './ground-colors.ts';
import type { MapLabel } from './labels/map-labels.ts';
import type { Marked } from './marked.ts';
import { rgb } from './status-colors.ts';
import { StrokeColumns } from './stroke-columns.ts';
import type { TaskLines } from './task-lines.ts';

type Offset = readonly [east: number, north: number];

/** Where things are drawn, as the traffic tells it. */
export type Places = {
  readonly offsetOf: (vehicleId: string) => Offset | undefined;
  /** Pixels. */
  readonly radiusOf: (vehicleId: string) => number;
  readonly standAt: (name: string) => Offset | undefined;
  /** Pixels on the screen. */
  readonly onScreen: (at: Offset) => { readonly x: number; readonly y: number };
};

export type AnnotationState = {
  readonly entities: Entities;
  readonly selected: Marked;
  readonly hovered: Marked;
  readonly decision: DecisionState | null;
  readonly taskLines: TaskLines;
  readonly layers: MapLayers;
  readonly theme: Theme;
};

export type Annotated = {
  readonly rings: readonly Ring[];
  readonly strokes: Strokes;
  readonly labels: readonly MapLabel[];
  /** How many candidates of an opened decision are ringed. */
  readonly weighed: number;
};

/** Metres around a stand's middle that its mark takes, and the least pixels. */
const STAND_METRES = 20;
const STAND_LEAST_PX = 9;

/** The marks around what is selected and pointed at, the lines to tasks' stands, and an opened decision. */
export class Annotations {
  readonly #places: Places;
  readonly #strokes = new StrokeColumns();
  #decision: { readonly of: DecisionState; readonly candidates: readonly ShownCandidate[] } | undefined;

  constructor(places: Places) {
    this.#places = places;
  }

  of({ entities, selected, hovered, decision, taskLines, layers, theme }: AnnotationState): Annotated {
    const colors = GROUND_COLORS[theme];
    const rings: Ring[] = [];
    const labels: MapLabel[] = [];
    let weighed = 0;
    this.#strokes.clear();
    const same = hovered.vehicleId === selected.vehicleId;
    this.#mark(rings, { ...hovered, vehicleId: same ? null : hovered.vehicleId }, colors.hovered, false);
    this.#mark(rings, selected, colors.selected, true);
    if (layers.taskLines) {
      for (const { vehicleId, stand, late } of taskLines.of(
        entities,
        selected.vehicleId,
        hovered.vehicleId,
      )) {
        const [from, to] = [this.#places.offsetOf(vehicleId), this.#places.standAt(stand)];
        if (!from || !to) continue;
        const strong = vehicleId === selected.vehicleId;
        const color = rgb(late ? colors.late : strong ? colors.selected : colors.trail);
        this.#strokes.add({ from, to, width: strong ? 2.2 : 1.5, dash: 5, color, alpha: strong ? 1 : 0.7 });
      }
    }
    if (decision && layers.decision) {
      if (this.#decision?.of !== decision) {
        this.#decision = { of: decision, candidates: shownCandidates(decision) };
      }
      const stand = entities.tasks.get(decision.taskId ?? '')?.stand;
      const picture = decisionPicture({
        candidates: this.#decision.candidates,
        stand: stand ? this.#places.standAt(stand) : undefined,
        hoveredId: hovered.vehicleId,
        placeOf: this.#places.offsetOf,
        onScreen: this.#places.onScreen,
        colors,
      });
      weighed = picture.rings.length;
      rings.push(...picture.rings);
      labels.push(...picture.labels);
      for (const line of picture.lines) this.#strokes.add(line);
    }
    return { rings, strokes: this.#strokes.strokes, labels, weighed };
  }

  #mark(rings: Ring[], { vehicleId, stand }: Marked, color: string, strong: boolean): void {
    const look = {
      color: rgb(color),
      width: strong ? 2 : 1.5,
      edge: strong ? 255 : 190,
      inside: strong ? 34 : 18,
    };
    const standAt = stand === null ? undefined : this.#places.standAt(stand);
    if (standAt) {
      rings.push({
        ...look,
        at: standAt,
        radius: STAND_METRES,
        leastPixels: STAND_LEAST_PX,
        dashes: 16,
        inside: 0,
      });
    }
    const at = vehicleId === null ? undefined : this.#places.offsetOf(vehicleId);
    if (at && vehicleId !== null) {
      const leastPixels = this.#places.radiusOf(vehicleId) + 5;
      rings.push({ ...look, at, radius: 0, leastPixels, dashes: 0 });
    }
  }
}
