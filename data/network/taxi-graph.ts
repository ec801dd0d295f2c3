import { metresPerDegree, type Position } from '../../server/ingest/geodesy.ts';
import { metresAlong } from '../../server/roads/road-router.ts';
import { type Reach, shortestPaths } from '../../server/roads/shortest-paths.ts';
import type { FileTaxiEdge, NetworkFile } from './network-file.ts';

/** A taxiway's edge in one direction of travel. The opposite direction is `state ^ 1`. */
export type TaxiState = number;

/** Aircraft follow the paint: a sharper turn than this has no curve painted for it, degrees. */
const PAINTED_TURN = 60;
/** A turn up to this angle is made where nothing else leads on, and is worth this many metres. */
const SHARPEST_TURN = 100;
const SHARP_TURN_COST = 150;

/** The taxiways as states of travel, so that an aircraft can't turn on the spot. */
export class TaxiGraph {
  readonly states: number;
  readonly #edges: readonly FileTaxiEdge[];
  readonly #leaving: readonly TaxiState[][];
  readonly #lengths: readonly number[];

  constructor({ nodes, edges }: NetworkFile['taxiways']) {
    this.#edges = edges;
    this.states = edges.length * 2;
    const leaving = Array.from({ length: nodes }, (): TaxiState[] => []);
    for (const [index, { from, to }] of edges.entries()) {
      leaving[from]?.push(2 * index);
      leaving[to]?.push(2 * index + 1);
    }
    this.#leaving = leaving;
    this.#lengths = edges.map(({ points }) => metresAlong(points));
  }

  /** The points of a state in the direction of travel. */
  points(state: TaxiState): readonly Position[] {
    const { points } = this.#edge(state);
    return isForward(state) ? points : points.toReversed();
  }

  start(state: TaxiState): Position {
    const { points } = this.#edge(state);
    return points.at(isForward(state) ? 0 : -1) ?? [0, 0];
  }

  end(state: TaxiState): Position {
    return this.start(state ^ 1);
  }

  /** The states whose end lies within so many metres of a position. */
  endingNear([lon, lat]: Position, metres: number): TaxiState[] {
    const [perLon, perLat] = metresPerDegree(lat);
    return Array.from({ length: this.states }, (_, state) => state).filter(state => {
      const end = this.end(state);
      return Math.hypot((end[0] - lon) * perLon, (end[1] - lat) * perLat) <= metres;
    });
  }

  /** Metres from start to end. */
  length(state: TaxiState): number {
    return this.#lengths[state >> 1] ?? 0;
  }

  /** The true heading with which it is entered. */
  leaves(state: TaxiState): number {
    const { leaves, arrives } = this.#edge(state);
    return isForward(state) ? leaves : (arrives + 180) % 360;
  }

  /** The true heading with which its end is reached. */
  arrives(state: TaxiState): number {
    return (this.leaves(state ^ 1) + 180) % 360;
  }

  /** The name of the runway on whose centre line it lies. */
  runway(state: TaxiState): string | undefined {
    return this.#edge(state).runway;
  }

  /** What it costs to travel it, metres. */
  cost(state: TaxiState): number {
    return this.#edge(state).cost;
  }

  /**
   * The cheapest ways forward from starts to all states, where `cost` tells what a state adds. For the ways towards
   * states, start from their opposites: the way to `state` is then the way from the opposite, turned round.
   */
  waysFrom(
    starts: Iterable<readonly [TaxiState, number]>,
    cost: (state: TaxiState) => number = state => this.cost(state),
    limit?: number,
  ): Reach {
    const forEachNext = (state: TaxiState, step: (next: TaxiState, cost: number) => void) => {
      const edge = this.#edge(state);
      for (const next of this.#leaving[isForward(state) ? edge.to : edge.from] ?? []) {
        if (next === (state ^ 1)) continue;
        const turn = headingDifference(this.arrives(state), this.leaves(next));
        if (turn <= SHARPEST_TURN) step(next, cost(next) + (turn > PAINTED_TURN ? SHARP_TURN_COST : 0));
      }
    };
    return shortestPaths(this.states, starts, forEachNext, limit);
  }

  #edge(state: TaxiState): FileTaxiEdge {
    const edge = this.#edges[state >> 1];
    if (!edge) throw new RangeError(`no taxiway state ${state}`);
    return edge;
  }
}

const isForward = (state: TaxiState): boolean => state % 2 === 0;

/** The angle between two headings, degrees in [0, 180]. */
export function headingDifference(a: number, b: number): number {
  return Math.abs(((((b - a) % 360) + 540) % 360) - 180);
}
