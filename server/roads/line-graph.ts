import {
  directionAtEnd,
  directionTo,
  distance,
  lengthOf,
  type Point,
  type Polyline,
  type Projection,
  project,
} from './polyline.ts';

/** A stretch between two nodes; `points` runs from node `from` to node `to` and holds both. */
export interface LineEdge {
  readonly from: number;
  readonly to: number;
  readonly points: Polyline;
  /** The line that it is a stretch of, by its number; `null` for a link between lines. */
  readonly line: number | null;
  /**
   * Directions of travel at both nodes, radians counterclockwise from east, as the whole line has them there: a
   * short piece alone would tell little.
   */
  readonly leaves: number;
  readonly arrives: number;
}

/** The stretch of a line over which its direction at a node is taken, metres. */
const DIRECTION_SPAN = 10;
/** No point of a line is moved further than this when it is joined to another, metres. */
const MOST_MOVED = 10;

export interface LineGraph {
  readonly nodes: readonly Point[];
  readonly edges: readonly LineEdge[];
}

type Box = readonly [west: number, south: number, east: number, north: number];

/** Metres. */
const CELL = 150;
/** A box that touches more cells than this is a wide one. */
const MOST_CELLS = 400;

const least = (values: readonly number[]) =>
  values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);

/** The cells that a box touches; `undefined` where these are very many. */
function cellsOf([west, south, east, north]: Box): string[] | undefined {
  const [left, right] = [Math.floor(west / CELL), Math.floor(east / CELL)];
  const [bottom, top] = [Math.floor(south / CELL), Math.floor(north / CELL)];
  if (!((right - left + 1) * (top - bottom + 1) <= MOST_CELLS)) return undefined;
  const cells: string[] = [];
  for (let x = left; x <= right; x++) {
    for (let y = bottom; y <= top; y++) cells.push(`${x} ${y}`);
  }
  return cells;
}

/** Lines that are to become a graph: their ends are joined to other lines, then all are cut where they are joined. */
export class LineSet {
  readonly lines: Point[][];
  readonly #boxes: readonly Box[];
  /** The lines whose boxes touch a cell; those that touch very many are in `#wide` instead. */
  readonly #cells = new Map<string, number[]>();
  readonly #wide: number[] = [];
  readonly #cuts: { segment: number; share: number; point: Point }[][];

  constructor(lines: readonly Polyline[]) {
    this.lines = lines.map(line => [...line]);
    this.#cuts = lines.map(() => []);
    this.#boxes = lines.map(line => {
      const [xs, ys] = [line.map(([x]) => x), line.map(([, y]) => y)];
      return [least(xs), least(ys), -least(xs.map(x => -x)), -least(ys.map(y => -y))] as const;
    });
    for (const [line, box] of this.#boxes.entries()) {
      const cells = cellsOf(box);
      if (!cells) this.#wide.push(line);
      for (const cell of cells ?? []) {
        const lines = this.#cells.get(cell);
        if (lines) lines.push(line);
        else this.#cells.set(cell, [line]);
      }
    }
  }

  /** Moves ends that lie within `tolerance` metres of each other to one point. */
  weldEnds(tolerance: number): void {
    const welds: Point[] = [];
    for (const line of this.lines) {
      for (const index of [0, line.length - 1]) {
        const end = line[index];
        if (!end) continue;
        const weld = welds.find(other => distance(other, end) <= tolerance);
        if (weld) line[index] = weld;
        else welds.push(end);
      }
    }
  }

  projection(line: number, point: Point): Projection {
    return project(point, this.lines[line] ?? []);
  }

  /** The direction of a line's segment, radians counterclockwise from east. */
  directionAt(line: number, { segment }: Projection): number {
    const [a, b] = (this.lines[line] ?? []).slice(segment, segment + 2);
    return a && b ? directionTo(a, b) : 0;
  }

  /** Moves an end of a line, together with the ends that were welded to it. */
  moveEnd(end: Point, to: Point): void {
    for (const line of this.lines) {
      if (line[0] === end) line[0] = to;
      if (line.at(-1) === end) line[line.length - 1] = to;
    }
  }

  /** A node on a line, at a projection onto it as it was when the set was made or last changed. */
  cut(line: number, at: Projection): void {
    this.#cuts[line]?.push({ segment: at.segment, share: at.share, point: at.point });
  }

  /** The lines that may lie within `metres` of a point, by their bounding boxes. */
  near([x, y]: Point, metres: number): number[] {
    const reach = metres + MOST_MOVED;
    const around: Box = [x - reach, y - reach, x + reach, y + reach];
    const found = new Set(this.#wide);
    for (const cell of cellsOf(around) ?? []) {
      for (const line of this.#cells.get(cell) ?? []) found.add(line);
    }
    const touched = [...found].filter(line => {
      const [west, south, east, north] = this.#boxes[line] ?? [0, 0, 0, 0];
      return x > west - reach && x < east + reach && y > south - reach && y < north + reach;
    });
    return touched.sort((a, b) => a - b);
  }

  /** The line nearest to a point, within `metres` of it, of those that `accept`s, and the place on it. */
  nearest(
    point: Point,
    metres: number,
    accept: (line: number, at: Projection) => boolean,
  ): { line: number; at: Projection } | null {
    let best: { line: number; at: Projection } | null = null;
    for (const line of this.near(point, metres)) {
      const at = this.projection(line, point);
      if (at.distance < (best?.at.distance ?? metres) && accept(line, at)) best = { line, at };
    }
    return best;
  }

  /** The graph of all lines, cut, and with `links` as straight edges between points that are ends or cuts. */
  graph(links: readonly (readonly [Point, Point])[]): LineGraph {
    const nodes: Point[] = [];
    const indexOf = new Map<string, number>();
    const node = (point: Point): number => {
      const key = `${point[0].toFixed(2)} ${point[1].toFixed(2)}`;
      const known = indexOf.get(key);
      if (known !== undefined) return known;
      indexOf.set(key, nodes.length);
      return nodes.push(point) - 1;
    };
    const edges: LineEdge[] = [];
    const lines = [
      ...this.#pieces().map((pieces, line) => ({ line, pieces })),
      ...links.map(link => ({ line: null, pieces: [link] })),
    ];
    for (const { line, pieces } of lines) {
      for (const [index, points] of pieces.entries()) {
        const first = points[0];
        const last = points.at(-1);
        if (!first || !last) continue;
        const [from, to] = [node(first), node(last)];
        if (from === to && points.length < 4) continue;
        const onward = pieces.slice(index).flat();
        const soFar = pieces.slice(0, index + 1).flat();
        const leaves = directionAtEnd(onward.toReversed(), DIRECTION_SPAN) + Math.PI;
        edges.push({ from, to, points, line, leaves, arrives: directionAtEnd(soFar, DIRECTION_SPAN) });
      }
    }
    return { nodes, edges };
  }

  /** The pieces of each line between its ends and cuts, in order. */
  #pieces(): Polyline[][] {
    return this.lines.map((points, line) => {
      const cuts = (this.#cuts[line] ?? []).toSorted((a, b) => a.segment - b.segment || a.share - b.share);
      let piece: Point[] = [];
      const pieces = [piece];
      for (const [index, point] of points.entries()) {
        piece.push(point);
        for (const cut of cuts.filter(({ segment }) => segment === index)) {
          piece.push(cut.point);
          piece = [cut.point];
          pieces.push(piece);
        }
      }
      return pieces;
    });
  }
}

/** The part of a graph with the greatest length of edges that hang together; islands are left out. */
export function largestPart({ nodes, edges }: LineGraph): LineGraph {
  const parents = nodes.map((_, node) => node);
  const root = (node: number): number => {
    const parent = parents[node] ?? node;
    if (parent === node) return node;
    const top = root(parent);
    parents[node] = top;
    return top;
  };
  for (const { from, to } of edges) parents[root(from)] = root(to);
  const lengths = new Map<number, number>();
  for (const { from, points } of edges)
    lengths.set(root(from), (lengths.get(root(from)) ?? 0) + lengthOf(points));
  const [largest] = [...lengths].sort((a, b) => b[1] - a[1])[0] ?? [];
  const kept = nodes.map((_, node) => node).filter(node => root(node) === largest);
  const renumbered = new Map(kept.map((node, index) => [node, index]));
  const isKept = (edge: LineEdge) => renumbered.has(edge.from);
  return {
    nodes: nodes.filter((_, node) => renumbered.has(node)),
    edges: edges.filter(isKept).map(edge => ({
      ...edge,
      from: renumbered.get(edge.from) ?? 0,
      to: renumbered.get(edge.to) ?? 0,
    })),
  };
}
