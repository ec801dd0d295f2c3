import type { Position } from '../geodesy.ts';
import { signedArea } from '../map/map-feature.ts';
import { isWithin } from '../map/map-shape.ts';

const keyOf = ([lon, lat]: Position) => `${lon} ${lat}`;

/**
 * The closed rings that ways make when they are put together where their ends meet, whichever way they run; `null` where
 * some do not close.
 */
export function joinedRings(ways: readonly (readonly Position[])[]): Position[][] | null {
  const ends = new Map<string, Set<readonly Position[]>>();
  const endsOf = (way: readonly Position[]) => [way[0], way.at(-1)].flatMap(end => (end ? [keyOf(end)] : []));
  const open = new Set(ways.filter(way => way.length > 1));
  for (const way of open) {
    for (const key of endsOf(way)) ends.set(key, (ends.get(key) ?? new Set()).add(way));
  }
  const rings: Position[][] = [];
  const take = (way: readonly Position[]) => {
    open.delete(way);
    for (const key of endsOf(way)) ends.get(key)?.delete(way);
  };
  for (const first of ways) {
    if (!open.has(first)) continue;
    take(first);
    const ring = [...first];
    for (;;) {
      const [begin, end] = [ring[0], ring.at(-1)];
      if (!begin || !end) return null;
      if (keyOf(begin) === keyOf(end)) break;
      const [next] = ends.get(keyOf(end)) ?? [];
      if (!next) return null;
      take(next);
      const [start] = next;
      const isForward = start && keyOf(start) === keyOf(end);
      ring.push(...(isForward ? next : next.toReversed()).slice(1));
    }
    if (ring.length >= 4 && signedArea(ring) !== 0) rings.push(ring);
  }
  return rings;
}

/** Polygons of outer rings with the inner rings that lie in them. */
export function polygonsOf(
  outer: readonly (readonly Position[])[],
  inner: readonly (readonly Position[])[],
): (readonly Position[])[][] {
  return outer.map(ring => [
    ring,
    ...inner.filter(([place]) => place && (outer.length === 1 || isWithin(ring, place))),
  ]);
}
