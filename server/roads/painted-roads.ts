import { type LineGraph, LineSet } from './line-graph.ts';
import {
  angleBetween,
  directionAtEnd,
  directionTo,
  lengthOf,
  type Point,
  type Polyline,
} from './polyline.ts';

/** Ends that are one in truth lie this close, metres. */
const WELD = 2;
/** A lane's centre line breaks off at junctions and where the road crosses a taxiway: the widest such gap, metres. */
const WIDEST_GAP = 45;
/** A side road meets the main road at up to this angle from straight ahead. */
const WIDEST_TURN = (75 * Math.PI) / 180;
const STRAIGHT_ON = (25 * Math.PI) / 180;

/** Joins the painted centre lines of service roads over junctions and crossings into one graph. */
export function paintedRoads(centreLines: readonly Polyline[]): LineGraph {
  const set = new LineSet(centreLines.filter(line => lengthOf(line) > 3));
  set.weldEnds(WELD);
  const links: (readonly [Point, Point])[] = [];
  for (const [index, line] of [...set.lines.entries()]) {
    for (const outward of [line, line.toReversed()]) {
      const end = outward.at(-1);
      if (!end || isShared(set, index, end)) continue;
      const direction = directionAtEnd(outward, 6);
      let joined: number | null = null;
      for (const turn of [STRAIGHT_ON, WIDEST_TURN]) {
        const target = set.nearest(
          end,
          WIDEST_GAP,
          (other, at) =>
            other !== index &&
            (at.distance < 1 || angleBetween(direction, directionTo(end, at.point)) < turn),
        );
        if (!target || target.line === joined) continue;
        joined = target.line;
        set.cut(target.line, target.at);
        links.push([end, target.at.point]);
      }
    }
  }
  return set.graph(links);
}

function isShared(set: LineSet, index: number, end: Point): boolean {
  return set.lines.some((line, other) => other !== index && (line[0] === end || line.at(-1) === end));
}
