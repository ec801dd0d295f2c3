import type { Position } from 'geojson';
import { METRES_PER_DEGREE } from '../scale.ts';

/** Metres along a heading and to the right of it. */
export type Offset = { readonly ahead: number; readonly right: number };

/**
 * The position `ahead` and to the `right` of another, seen along a heading (degrees clockwise from north). Flat, so for
 * some hundred metres only.
 */
export function placeAt([lon = 0, lat = 0]: Position, heading: number, { ahead, right }: Offset): Position {
  const turned = (heading * Math.PI) / 180;
  const north = ahead * Math.cos(turned) - right * Math.sin(turned);
  const east = ahead * Math.sin(turned) + right * Math.cos(turned);
  return [
    lon + east / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)),
    lat + north / METRES_PER_DEGREE,
  ];
}

/** Where `other` lies from a position, seen along a heading: what {@link placeAt} takes. */
export function offsetOf([lon = 0, lat = 0]: Position, heading: number, other: Position): Offset {
  const turned = (heading * Math.PI) / 180;
  const east = ((other[0] ?? 0) - lon) * METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const north = ((other[1] ?? 0) - lat) * METRES_PER_DEGREE;
  return {
    ahead: north * Math.cos(turned) + east * Math.sin(turned),
    right: east * Math.cos(turned) - north * Math.sin(turned),
  };
}
