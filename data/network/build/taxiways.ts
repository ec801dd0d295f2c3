import { type LineGraph, LineSet } from '../../../server/roads/line-graph.ts';
import {
  angleBetween,
  directionAtEnd,
  directionTo,
  lengthOf,
  type Point,
  type Polyline,
} from '../../../server/roads/polyline.ts';

/** A curve of paint begins beside the line that it leaves: at most this far from it, metres. */
const BESIDE = 3.5;
/** Paint breaks off at holding positions, at road crossings and at a runway's edge: the widest such gap, metres. */
const WIDEST_GAP = 60;
/** Lines touch within this distance, and part again by so much until the next corner, metres. */
const TOUCHING = 1.5;
const PARTING = 0.2;
const STRAIGHT_ON = (20 * Math.PI) / 180;

/**
 * Joins taxiway centre lines and runway centre lines into one graph where a line ends beside or before another, with a
 * node where a lead-in line passes a stand.
 */
export function taxiGraph(centreLines: readonly Polyline[], stands: readonly Point[]): LineGraph {
  const set = new LineSet(centreLines.flatMap(splitAtCusps).filter(line => lengthOf(line) > 1));
  set.weldEnds(1);
  const links: (readonly [Point, Point])[] = [];
  for (const [index, line] of set.lines.entries()) {
    for (const outward of [line, line.toReversed()]) {
      const end = outward.at(-1);
      if (!end) continue;
      const beside = set
        .near(end, BESIDE)
        .filter(other => other !== index)
        .map(other => ({ other, target: set.projection(other, end) }))
        .filter(({ target }) => target.distance <= BESIDE)
        .sort((a, b) => a.target.distance - b.target.distance);
      for (const { other, target } of beside) set.cut(other, target);
      const apart = beside.filter(({ target }) => target.distance > 0.02).map(({ target }) => target.point);
      const [onto, ...others] = apart;
      if (onto) {
        set.moveEnd(end, onto);
        links.push(...others.map(other => [onto, other] as const));
      }
      if (beside.length > 0) continue;
      const direction = directionAtEnd(outward, 10);
      const ahead = set.nearest(
        end,
        WIDEST_GAP,
        (other, at) => other !== index && angleBetween(direction, directionTo(end, at.point)) < STRAIGHT_ON,
      );
      if (!ahead) continue;
      set.cut(ahead.line, ahead.at);
      links.push([end, ahead.at.point]);
    }
  }
  joinTouching(set);
  for (const stand of stands) {
    const leadIn = set.nearest(stand, BESIDE, () => true);
    if (leadIn) set.cut(leadIn.line, leadIn.at);
  }
  return set.graph(links);
}

/** Paint may come to a point and go back: nothing can drive around that, so it is two lines. */
function splitAtCusps(line: Polyline): Polyline[] {
  const cusp = line.findIndex((here, index) => {
    const [before, after] = [line[index - 1], line[index + 1]];
    return before && after && angleBetween(directionTo(before, here), directionTo(here, after)) > Math.PI / 2;
  });
  return cusp === -1 ? [line] : [line.slice(0, cusp + 1), ...splitAtCusps(line.slice(cusp))];
}

/**
 * Joins lines that touch on the way: one line of paint may turn off a taxiway, and its next curve turn off again from
 * where the first one touched.
 */
function joinTouching(set: LineSet): void {
  for (const [index, line] of set.lines.entries()) {
    for (let corner = 1; corner + 1 < line.length; corner++) {
      const [before, here, after] = line.slice(corner - 1, corner + 2);
      if (!before || !here || !after) continue;
      for (const other of set.near(here, TOUCHING)) {
        const touched = other === index ? null : set.projection(other, here);
        if (!touched || touched.distance > TOUCHING) continue;
        const parts = [before, after].map(next => set.projection(other, next).distance - touched.distance);
        if (parts.every(gap => gap < PARTING)) continue;
        const along = set.directionAt(other, touched);
        const ways = [line.slice(0, corner + 1), line.slice(corner).toReversed()];
        if (ways.every(way => slope(directionAtEnd(way, 8), along) > STRAIGHT_ON)) continue;
        line[corner] = touched.point;
        set.cut(index, { distance: 0, point: touched.point, segment: corner, share: 0 });
        set.cut(other, touched);
      }
    }
  }
}

/** The angle between two lines, whichever way they run. */
function slope(a: number, b: number): number {
  const angle = angleBetween(a, b);
  return Math.min(angle, Math.PI - angle);
}
