import type { Feature, Position } from 'geojson';
import { placeAt } from './offset.ts';

/** How far the lines reach from the middle, and how far apart they lie; metres. */
const REACH = 10_000;
const STEPS = [1000, 100] as const;
/** The narrow lines lie only around the middle. */
const NARROW_REACH = 3000;

/**
 * Squares on the ground for an airport without a map, north up, so that distances can be seen: lines each `step` metres,
 * and along the two through the middle how far it is in kilometres.
 */
export function graticule(middle: Position): Feature[] {
  const lines = STEPS.flatMap(step => {
    const reach = step === 1000 ? REACH : NARROW_REACH;
    return steps(step, reach)
      .filter(along => step === 1000 || along % 1000 !== 0)
      .flatMap(along => [
        line(middle, step, [along, -reach], [along, reach]),
        line(middle, step, [-reach, along], [reach, along]),
      ]);
  });
  const names = steps(1000, REACH)
    .filter(along => along !== 0)
    .flatMap(along => [name(middle, [along, 0]), name(middle, [0, along])]);
  return [...lines, ...names];
}

function steps(step: number, reach: number): number[] {
  return Array.from({ length: (2 * reach) / step + 1 }, (_, index) => index * step - reach);
}

/** Metres to the east and to the north. */
type FromMiddle = readonly [east: number, north: number];

function at(middle: Position, [east, north]: FromMiddle): Position {
  return placeAt(middle, 0, { ahead: north, right: east });
}

function line(middle: Position, step: number, from: FromMiddle, to: FromMiddle): Feature {
  return {
    type: 'Feature',
    properties: { layer: step === 1000 ? 'grid_kilometre' : 'grid_hectometre' },
    geometry: { type: 'LineString', coordinates: [at(middle, from), at(middle, to)] },
  };
}

function name(middle: Position, place: FromMiddle): Feature {
  const kilometres = Math.abs(place[0] + place[1]) / 1000;
  return {
    type: 'Feature',
    properties: { layer: 'grid_name', name: `${kilometres} km` },
    geometry: { type: 'Point', coordinates: at(middle, place) },
  };
}
