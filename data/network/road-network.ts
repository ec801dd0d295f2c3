import { metresPerDegree, type Position } from '../../server/ingest/geodesy.ts';
import { pathTo, type Reach, shortestPaths } from '../../server/roads/shortest-paths.ts';
import type { FileEdge, NetworkFile } from './network-file.ts';
import { keepRight, metresAlong } from './route.ts';

/** A place on an edge: the point itself, and the metres along the edge from its start and to its end. */
interface OnRoad {
  readonly edge: number;
  readonly segment: number;
  readonly point: Position;
  readonly before: number;
  readonly after: number;
}

/** From the centre line to the middle of a lane, metres. */
const LANE = 2;
/** How many places are remembered with their nearest road. */
const MOST_PLACES = 5000;

/** The service roads: ways for ground vehicles, on the right-hand lane. */
export class RoadNetwork {
  readonly #nodes: number;
  readonly #edges: readonly FileEdge[];
  readonly #edgesAt: readonly (readonly number[])[];
  readonly #places = new Map<string, OnRoad>();
  readonly #reaches = new Map<number, Reach>();

  constructor({ nodes, edges }: NetworkFile['roads']) {
    this.#nodes = nodes;
    this.#edges = edges;
    const edgesAt = Array.from({ length: nodes }, (): number[] => []);
    for (const [index, { from, to }] of edges.entries()) {
      edgesAt[from]?.push(index);
      edgesAt[to]?.push(index);
    }
    this.#edgesAt = edgesAt;
  }

  /** The point of a road's centre line that lies nearest to a position. */
  nearest(position: Position): Position {
    return this.#nearest(position).point;
  }

  /** From a position straight to the nearest road, along the roads, and straight to the other position. */
  way(from: Position, to: Position): Position[] {
    return [from, ...keepRight(this.#between(this.#nearest(from), this.#nearest(to)), LANE), to];
  }

  #between(start: OnRoad, end: OnRoad): Position[] {
    let best = { cost: Number.POSITIVE_INFINITY, points: [start.point, end.point] };
    if (start.edge === end.edge) {
      const points = this.#edges[start.edge]?.points ?? [];
      const cost = Math.abs(end.before - start.before);
      const inner =
        start.segment <= end.segment
          ? points.slice(start.segment + 1, end.segment + 1)
          : points.slice(end.segment + 1, start.segment + 1).toReversed();
      best = { cost, points: [start.point, ...inner, end.point] };
    }
    for (const exit of this.#ends(start)) {
      const reach = this.#reach(exit.node);
      for (const entry of this.#ends(end)) {
        const cost = exit.metres + (reach.costs[entry.node] ?? 0) + entry.metres;
        if (cost >= best.cost) continue;
        const middle = this.#along(pathTo(reach, entry.node));
        best = {
          cost,
          points: [start.point, ...exit.points, ...middle, ...entry.points.toReversed(), end.point],
        };
      }
    }
    return best.points;
  }

  /** Both ways off an edge from a place on it: the points up to the node, and the node. */
  #ends({
    edge,
    segment,
    before,
    after,
  }: OnRoad): { node: number; metres: number; points: readonly Position[] }[] {
    const { from, to, points } = this.#edges[edge] ?? { from: 0, to: 0, points: [] };
    return [
      { node: from, metres: before, points: points.slice(0, segment + 1).toReversed() },
      { node: to, metres: after, points: points.slice(segment + 1) },
    ];
  }

  #reach(node: number): Reach {
    const known = this.#reaches.get(node);
    if (known) return known;
    const reach = shortestPaths(this.#nodes, [[node, 0]], (at, step) => {
      for (const index of this.#edgesAt[at] ?? []) {
        const edge = this.#edges[index];
        if (edge) step(edge.from === at ? edge.to : edge.from, edge.cost);
      }
    });
    this.#reaches.set(node, reach);
    return reach;
  }

  /** The points of the edges between successive nodes. */
  #along(nodes: readonly number[]): Position[] {
    return nodes.flatMap((node, index) => {
      const next = nodes[index + 1];
      if (next === undefined) return [];
      const [edge] = (this.#edgesAt[node] ?? [])
        .flatMap(at => this.#edges[at] ?? [])
        .filter(({ from, to }) => (from === node ? to : from) === next)
        .sort((a, b) => a.cost - b.cost);
      return edge ? (edge.from === node ? edge.points : edge.points.toReversed()) : [];
    });
  }

  #nearest(position: Position): OnRoad {
    const key = position.join(' ');
    const known = this.#places.get(key);
    if (known) return known;
    const found = this.#search(position);
    if (this.#places.size < MOST_PLACES) this.#places.set(key, found);
    return found;
  }

  #search(position: Position): OnRoad {
    const [perLon, perLat] = metresPerDegree(position[1]);
    let best: OnRoad = { edge: 0, segment: 0, point: position, before: 0, after: 0 };
    let least = Number.POSITIVE_INFINITY;
    for (const [edge, { points }] of this.#edges.entries()) {
      for (const [segment, a] of points.entries()) {
        const b = points[segment + 1];
        if (!b) continue;
        const [ax, ay] = [(a[0] - position[0]) * perLon, (a[1] - position[1]) * perLat];
        const [dx, dy] = [(b[0] - a[0]) * perLon, (b[1] - a[1]) * perLat];
        const share = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
        const gap = Math.hypot(ax + dx * share, ay + dy * share);
        if (gap >= least) continue;
        least = gap;
        const point: Position = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
        best = { edge, segment, point, before: 0, after: 0 };
      }
    }
    const points = this.#edges[best.edge]?.points ?? [];
    return {
      ...best,
      before: metresAlong([...points.slice(0, best.segment + 1), best.point]),
      after: metresAlong([best.point, ...points.slice(best.segment + 1)]),
    };
  }
}
