import type { Position } from '../../server/ingest/geodesy.ts';
import { type OnRoad, RoadRouter } from '../../server/roads/road-router.ts';
import type { NetworkFile } from './network-file.ts';
import { keepRight } from './route.ts';

/** From the centre line to the middle of a lane, metres. */
const LANE = 2;
/** How many places are remembered with their nearest road. */
const MOST_PLACES = 5000;

/** The service roads: ways for ground vehicles, on the right-hand lane. */
export class RoadNetwork {
  readonly #router: RoadRouter;
  readonly #places = new Map<string, OnRoad>();

  constructor({ nodes, edges }: NetworkFile['roads']) {
    this.#router = new RoadRouter({
      nodes,
      edges: edges.map(({ from, to, points, cost }) => ({ from, to, points, metres: cost })),
    });
  }

  /** The point of a road's centre line that lies nearest to a position. */
  nearest(position: Position): Position {
    return this.#nearest(position).point;
  }

  /** From a position straight to the nearest road, along the roads, and straight to the other position. */
  way(from: Position, to: Position): Position[] {
    const [start, end] = [this.#nearest(from), this.#nearest(to)];
    const points = this.#router.way(start, end)?.points ?? [start.point, end.point];
    return [from, ...keepRight(points, LANE), to];
  }

  #nearest(position: Position): OnRoad {
    const key = position.join(' ');
    const known = this.#places.get(key);
    if (known) return known;
    const found = this.#router.nearest(position);
    if (!found) throw new RangeError('the network has no roads');
    if (this.#places.size < MOST_PLACES) this.#places.set(key, found);
    return found;
  }
}
