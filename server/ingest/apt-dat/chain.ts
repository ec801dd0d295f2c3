import type { Position } from '../geodesy.ts';
import { type CurveNode, flatten } from './curve.ts';
import type { Row } from './row.ts';
import { MalformedRow } from './row.ts';

/** A node row (111 to 116); `paint` is the line type of the segment that leaves it, null where it is unpainted. */
export interface ChainNode extends CurveNode {
  readonly paint: number | null;
}

/** Nodes up to a row that ends them: closed rings come back to their first node, open lines don't. */
export interface Chain {
  readonly nodes: readonly ChainNode[];
  readonly closed: boolean;
}

/** A stretch of one line type. */
export interface PaintedLine {
  readonly paint: number;
  readonly points: readonly Position[];
}

/** Codes from 101 on are lights along the line, not paint. */
const FIRST_LIGHT = 101;

const NODE_CODES = new Set(['111', '112', '113', '114', '115', '116']);

export function isNode(row: Row): boolean {
  return NODE_CODES.has(row.code);
}

/** 113 and 114 close a ring, 115 and 116 end a line; null for a node in between. */
export function endOf(row: Row): 'ring' | 'line' | null {
  if (row.code === '113' || row.code === '114') return 'ring';
  return row.code === '115' || row.code === '116' ? 'line' : null;
}

/** Reads a node; even codes carry a Bézier handle. After the coordinates come up to two codes: paint and lights. */
export function chainNode(row: Row): ChainNode {
  const curved = Number(row.code) % 2 === 0;
  const codes = row
    .rest(curved ? 5 : 3)
    .split(' ')
    .filter(word => word !== '')
    .map(Number);
  if (codes.some(code => !Number.isInteger(code) || code < 0)) {
    throw new MalformedRow(`line or light type is not a whole number: ${codes.join(' ')}`);
  }
  return {
    position: row.position(1),
    control: curved ? row.position(3, 'control point') : null,
    paint: codes.find(code => code > 0 && code < FIRST_LIGHT) ?? null,
  };
}

function* segments({ nodes, closed }: Chain): Generator<readonly [ChainNode, ChainNode]> {
  for (const [index, node] of nodes.entries()) {
    const next = nodes[index + 1] ?? (closed ? nodes[0] : undefined);
    if (next) yield [node, next];
  }
}

/** All points of a chain, a ring's first point repeated at its end. */
export function outline(chain: Chain): Position[] {
  const first = chain.nodes[0];
  if (!first) return [];
  const points = [first.position];
  for (const [from, to] of segments(chain)) points.push(...flatten(from, to));
  return points;
}

/** The painted stretches of a chain, in order; neighbouring segments of one line type make one line. */
export function paintedLines(chain: Chain): PaintedLine[] {
  const lines: { paint: number; points: Position[] }[] = [];
  let goesOn = false;
  for (const [from, to] of segments(chain)) {
    const points = flatten(from, to);
    if (points.length === 0) continue;
    const last = lines.at(-1);
    if (from.paint === null) {
      goesOn = false;
    } else if (goesOn && last?.paint === from.paint) {
      last.points.push(...points);
    } else {
      lines.push({ paint: from.paint, points: [from.position, ...points] });
      goesOn = true;
    }
  }
  return lines;
}
