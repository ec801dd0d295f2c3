import type { Feature, Position } from 'geojson';
import type { AirportGeoJson } from '../../api/calls.ts';
import { offsetOf } from './offset.ts';

/** A place where aircraft stand. */
export type Stand = {
  /** Its number on the map, from 1 on; several stands may bear one name. */
  readonly id: number;
  readonly name: string;
  /** The middle of the aircraft. */
  readonly at: Position;
  /** Degrees clockwise from north; `null` where the map does not tell. */
  readonly heading: number | null;
  /** Metres. */
  readonly width: number;
  readonly length: number;
  /** The numbers of those that cannot be used together with it, such as 21 and 21A: their aircraft would overlap. */
  readonly alternates: readonly number[];
};

type Size = readonly [width: number, length: number];

/** Width and length, metres, of the largest aircraft by ICAO code letter (Annex 14, table 1-1; length of the longest types). */
const SIZES: Readonly<Record<string, Size>> = {
  A: [15, 15],
  B: [24, 27],
  C: [36, 45],
  D: [52, 55],
  E: [65, 74],
  F: [80, 76],
};
/** Of a stand of which the map tells no letter: at most a narrow-body's, at least a light aircraft's. */
const USUAL: Size = [36, 41];
const NARROWEST = 12;
/** Between the wings of neighbours, as a share of the room. */
const FILLED = 0.92;

/** Within this distance two stands may be alternatives of each other, and within that one they always are; metres. */
const ALTERNATE_WITHIN = 28;
const SAME_WITHIN = 16;
/** Stands in a row lie beside each other and point the same way: metres and degrees. */
const ROW_AHEAD = 3;
const ROW_TURNED = 3;

/** The stands of an airport's map. */
export function standsOf(map: AirportGeoJson): Stand[] {
  const features = map.features.filter(
    ({ properties, geometry }) => properties?.layer === 'stand' && geometry.type === 'Point',
  );
  const places = features.map(placeOf);
  return features.map(({ properties }, index) => {
    const place = places[index] as Place;
    const near = neighbours(place, places, index);
    const alternates = near.filter(each => each.alternate);
    const room = Math.min(...near.filter(each => !each.alternate).map(each => each.distance));
    const [width, length] = SIZES[String(properties?.size)] ?? usualSize(room);
    const name = String(properties?.name ?? '');
    return {
      id: index + 1,
      name,
      ...place,
      width,
      length,
      alternates: alternates.map(each => each.index + 1),
    };
  });
}

type Place = { readonly at: Position; readonly heading: number | null };
type Neighbour = { readonly index: number; readonly distance: number; readonly alternate: boolean };

function placeOf({ properties, geometry }: Feature): Place {
  return {
    at: geometry.type === 'Point' ? geometry.coordinates : [],
    heading: typeof properties?.heading === 'number' ? properties.heading : null,
  };
}

/** The stands nearer than two of the usual width. */
function neighbours({ at, heading }: Place, places: readonly Place[], self: number): Neighbour[] {
  return places.flatMap((other, index) => {
    const { ahead, right } = offsetOf(at, heading ?? 0, other.at);
    const distance = Math.hypot(ahead, right);
    if (index === self || distance > 2 * USUAL[0]) return [];
    const turned = Math.abs((((other.heading ?? 0) - (heading ?? 0) + 540) % 360) - 180);
    const inRow = Math.abs(ahead) < ROW_AHEAD && turned < ROW_TURNED;
    const alternate = distance < SAME_WITHIN || (distance < ALTERNATE_WITHIN && !inRow);
    return [{ index, distance, alternate }];
  });
}

function usualSize(room: number): Size {
  const width = Math.max(NARROWEST, Math.min(USUAL[0], room * FILLED));
  return [width, (width * USUAL[1]) / USUAL[0]];
}
