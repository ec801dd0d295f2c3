import { type LineGraph, LineSet } from './line-graph.ts';
import type { Point, Polyline, Projection } from './polyline.ts';

/** A loose end that lies this close to another way touches it in truth; metres. */
const TOUCHING = 2;

/**
 * The graph of ways as a mapper drew them: they hang together where they share a point, and where one has a loose end
 * within {@link TOUCHING} of another. Ways that cross without a shared point, on a bridge say, stay apart.
 */
export function joinedWays(ways: readonly Polyline[]): LineGraph {
  const { lines, times } = withSharedPoints(ways);
  const set = new LineSet(lines);
  for (const [index, line] of lines.entries()) {
    for (const [segment, point] of line.entries()) {
      const isEnd = segment === 0 || segment === line.length - 1;
      if (!isEnd && times.get(point) !== 1) set.cut(index, { distance: 0, point, segment, share: 0 });
    }
  }
  for (const [index, line] of lines.entries()) {
    for (const place of [0, line.length - 1]) {
      const end = line[place];
      if (!end || times.get(end) !== 1) continue;
      const beside = set.nearest(end, TOUCHING, other => other !== index);
      if (!beside) continue;
      const meeting = endAt(set.lines[beside.line] ?? [], beside.at) ?? beside.at.point;
      set.lines[index]?.splice(place, 1, meeting);
      if (meeting === beside.at.point) set.cut(beside.line, beside.at);
    }
  }
  return set.graph([]);
}

/** The ways with one point where several are the same to a centimetre, and how often each occurs. */
function withSharedPoints(ways: readonly Polyline[]) {
  const known = new Map<string, Point>();
  const times = new Map<Point, number>();
  const lines = ways.map(way =>
    way.map(point => {
      const key = `${point[0].toFixed(2)} ${point[1].toFixed(2)}`;
      const one = known.get(key) ?? point;
      known.set(key, one);
      times.set(one, (times.get(one) ?? 0) + 1);
      return one;
    }),
  );
  return { lines, times };
}

function endAt(line: Polyline, { segment, share }: Projection): Point | undefined {
  if (segment === 0 && share === 0) return line[0];
  return segment === line.length - 2 && share === 1 ? line.at(-1) : undefined;
}
