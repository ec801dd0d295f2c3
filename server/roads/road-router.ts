import { metresBetween, metresPerDegree, type Position } from '../ingest/geodesy.ts';
import { partOf, type RoadEdge, type RoadGraph } from './road-graph.ts';
import { pathTo, type Reach, shortestPaths } from './shortest-paths.ts';

/** A place on an edge: the point itself, and the metres along the edge from its start and to its end. */
export interface OnRoad {
  readonly edge: number;
  readonly segment: number;
  readonly point: Position;
  /** Metres from the position that was looked from. */
  readonly gap: number;
  readonly before: number;
  readonly after: number;
}

/** A way along roads: its points, its ends among them, and its metres. */
export interface RoadWay {
  readonly metres: number;
  readonly points: readonly Position[];
}

/** Of all that was reached from nodes, so many costs are kept: 24 MB. */
const MOST_COSTS_KEPT = 2_000_000;

type Footing = Omit<OnRoad, 'before' | 'after'>;

/** Finds the shortest ways along a graph of roads. An edge's `metres` say what driving on it costs. */
export class RoadRouter {
  readonly #nodes: number;
  readonly #edges: readonly RoadEdge[];
  readonly #edgesAt: readonly (readonly number[])[];
  readonly #parts: readonly number[];
  readonly #reaches = new Map<number, Reach>();

  constructor({ nodes, edges }: Pick<RoadGraph, 'nodes' | 'edges'>) {
    this.#nodes = nodes;
    this.#edges = edges;
    const edgesAt = Array.from({ length: nodes }, (): number[] => []);
    for (const [index, { from, to }] of edges.entries()) {
      edgesAt[from]?.push(index);
      if (to !== from) edgesAt[to]?.push(index);
    }
    this.#edgesAt = edgesAt;
    this.#parts = partOf({ nodes, edges });
  }

  /** The place on a road nearest to a position; `undefined` where there are no roads. */
  nearest(position: Position): OnRoad | undefined {
    const found = [...this.#nearestOfParts(position).values()].sort((a, b) => a.gap - b.gap)[0];
    return found && this.#measured(found);
  }

  /** The places nearest to two positions, on roads that hang together: those with the least way to both. */
  nearestTogether(from: Position, to: Position): readonly [from: OnRoad, to: OnRoad] | undefined {
    const starts = this.#nearestOfParts(from);
    let best: readonly [Footing, Footing] | undefined;
    for (const [part, end] of this.#nearestOfParts(to)) {
      const start = starts.get(part);
      if (start && (!best || start.gap + end.gap < best[0].gap + best[1].gap)) best = [start, end];
    }
    return best && [this.#measured(best[0]), this.#measured(best[1])];
  }

  /** The shortest way between two places on roads; `undefined` where none leads there. */
  way(start: OnRoad, end: OnRoad): RoadWay | undefined {
    let best = this.#onOneEdge(start, end);
    for (const exit of this.#exits(start)) {
      const reach = this.#reach(exit.node);
      for (const entry of this.#entries(end)) {
        const metres = exit.metres + (reach.costs[entry.node] ?? Number.POSITIVE_INFINITY) + entry.metres;
        if (metres >= (best?.metres ?? Number.POSITIVE_INFINITY)) continue;
        const middle = this.#along(pathTo(reach, entry.node));
        best = { metres, points: [start.point, ...exit.points, ...middle, ...entry.points, end.point] };
      }
    }
    return best;
  }

  #onOneEdge(start: OnRoad, end: OnRoad): RoadWay | undefined {
    if (start.edge !== end.edge) return undefined;
    const { points = [], oneWay } = this.#edges[start.edge] ?? {};
    const forward = end.before >= start.before;
    if (oneWay && !forward) return undefined;
    const inner = forward
      ? points.slice(start.segment + 1, end.segment + 1)
      : points.slice(end.segment + 1, start.segment + 1).toReversed();
    return { metres: Math.abs(end.before - start.before), points: [start.point, ...inner, end.point] };
  }

  /** The ways off an edge from a place on it: the points up to the node, and the node. */
  #exits({ edge, segment, before, after }: OnRoad) {
    const { from, to, points, oneWay } = this.#edges[edge] ?? { from: 0, to: 0, points: [] };
    const onward = { node: to, metres: after, points: points.slice(segment + 1) };
    const back = { node: from, metres: before, points: points.slice(0, segment + 1).toReversed() };
    return oneWay ? [onward] : [back, onward];
  }

  /** The ways onto an edge to a place on it: the node, and the points from there on. */
  #entries({ edge, segment, before, after }: OnRoad) {
    const { from, to, points, oneWay } = this.#edges[edge] ?? { from: 0, to: 0, points: [] };
    const forward = { node: from, metres: before, points: points.slice(0, segment + 1) };
    const against = { node: to, metres: after, points: points.slice(segment + 1).toReversed() };
    return oneWay ? [forward] : [forward, against];
  }

  #reach(node: number): Reach {
    const known = this.#reaches.get(node);
    if (known) return known;
    const reach = shortestPaths(this.#nodes, [[node, 0]], (at, step) => {
      for (const index of this.#edgesAt[at] ?? []) {
        const edge = this.#edges[index];
        if (edge?.from === at) step(edge.to, edge.metres);
        else if (edge && !edge.oneWay) step(edge.from, edge.metres);
      }
    });
    if (this.#reaches.size * this.#nodes < MOST_COSTS_KEPT) this.#reaches.set(node, reach);
    return reach;
  }

  /** The points of the edges between successive nodes. */
  #along(nodes: readonly number[]): Position[] {
    return nodes.flatMap((node, index) => {
      const next = nodes[index + 1];
      if (next === undefined) return [];
      const [edge] = (this.#edgesAt[node] ?? [])
        .flatMap(at => this.#edges[at] ?? [])
        .filter(each => (each.from === node ? each.to === next : each.from === next && !each.oneWay))
        .sort((a, b) => a.metres - b.metres);
      return edge ? (edge.from === node ? edge.points : edge.points.toReversed()) : [];
    });
  }

  /** The nearest place of each part of the graph. */
  #nearestOfParts(position: Position): Map<number, Footing> {
    const [perLon, perLat] = metresPerDegree(position[1]);
    const best = new Map<number, Footing>();
    for (const [edge, { from, points }] of this.#edges.entries()) {
      const part = this.#parts[from] ?? 0;
      let least = best.get(part)?.gap ?? Number.POSITIVE_INFINITY;
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
        best.set(part, { edge, segment, point, gap });
      }
    }
    return best;
  }

  #measured(found: Footing): OnRoad {
    const points = this.#edges[found.edge]?.points ?? [];
    return {
      ...found,
      before: metresAlong([...points.slice(0, found.segment + 1), found.point]),
      after: metresAlong([found.point, ...points.slice(found.segment + 1)]),
    };
  }
}

/** Metres along a line. */
export function metresAlong(points: readonly Position[]): number {
  return points.reduce((sum, point, index) => sum + metresBetween(points[index - 1] ?? point, point), 0);
}
