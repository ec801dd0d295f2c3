import type { RoadDistance, RoadSource } from '../contract/roads.ts';
import { metresBetween, type Position } from '../ingest/geodesy.ts';
import type { RoadRouter } from './road-router.ts';

/** Farther from a road than this, a position is not on the roads; metres. */
const FARTHEST_ROAD = 500;

/** The roads of an airport, ready to be searched for ways. */
export interface Roads {
  readonly source: RoadSource;
  readonly router: RoadRouter;
}

/** How far it is from one position to another, straight and along roads, which `null` says are not there. */
export function distanceBetween(
  from: Position,
  to: Position,
  roads: Roads | null,
): Omit<RoadDistance, 'airportId'> {
  const straight = rounded(metresBetween(from, to));
  const none = { straight, alongRoads: null, path: null, snappedFrom: null, snappedTo: null };
  if (!roads) return { ...none, roads: null };
  const [start, end] = roads.router.nearestTogether(from, to) ?? [];
  if (!start || !end || start.gap > FARTHEST_ROAD || end.gap > FARTHEST_ROAD) {
    return { ...none, roads: roads.source };
  }
  const snapped = { snappedFrom: rounded(start.gap), snappedTo: rounded(end.gap), roads: roads.source };
  const way = roads.router.way(start, end);
  if (!way) return { ...none, ...snapped };
  const points = [from, ...way.points, to].filter((point, index, all) => isNew(point, all[index - 1]));
  const [first = from, ...others] = points;
  const coordinates = [first, ...(others.length === 0 ? [to] : others)].map(
    ([lon, lat]): [number, number] => [degrees(lon), degrees(lat)],
  );
  return {
    ...snapped,
    straight,
    alongRoads: rounded(start.gap + way.metres + end.gap),
    path: { type: 'LineString', coordinates },
  };
}

function isNew([lon, lat]: Position, before: Position | undefined): boolean {
  return !before || degrees(before[0]) !== degrees(lon) || degrees(before[1]) !== degrees(lat);
}

/** To a centimetre. */
const rounded = (metres: number) => Math.round(metres * 100) / 100;
const degrees = (value: number) => Math.round(value * 1e7) / 1e7;
