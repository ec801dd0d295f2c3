import { metresBetween, type Position } from '../geodesy.ts';
import type { MapFeature } from '../map/map-feature.ts';
import { runwayFeatures } from '../map/runway-features.ts';
import { MalformedRow, type Row } from './row.ts';
import { surfaceName } from './surface.ts';

/** Field of the first end's name; the second end's fields follow nine further on. */
const FIRST_END = 8;
const FIELDS_PER_END = 9;

/** A land runway: its centre, its rectangle and its two ends. */
export interface Runway {
  readonly centre: Position;
  readonly features: readonly MapFeature[];
}

/** Reads row 100. Ends are those of the runway's pavement; a displaced threshold lies further in. */
export function readRunway(row: Row): Runway {
  const width = row.number(1, 'width');
  if (width <= 0) throw new MalformedRow(`width is not above zero: ${width}`);
  const surface = surfaceName(row.number(2, 'surface'));
  const [near, far] = [FIRST_END, FIRST_END + FIELDS_PER_END].map(field => ({
    name: row.word(field, 'name of a runway end'),
    position: row.position(field + 1, 'a runway end'),
  }));
  if (!near || !far) throw new MalformedRow('a runway has two ends');

  if (metresBetween(near.position, far.position) < 1)
    throw new MalformedRow('both runway ends lie at one place');
  return {
    centre: [(near.position[0] + far.position[0]) / 2, (near.position[1] + far.position[1]) / 2],
    features: runwayFeatures(near, far, { width, surface }),
  };
}
