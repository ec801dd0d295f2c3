import { headingBetween, metresBetween, offset, type Position } from '../geodesy.ts';
import { lineFeature, type MapFeature, type MapProperties, pointFeature } from './map-feature.ts';
import { type MapShape, middleOf } from './map-shape.ts';
import type { PointIndex } from './point-index.ts';
import { headingOf, nameOf } from './tag-values.ts';

/** From where the nose wheel stops back to the middle of the aircraft, metres; less where the line is shorter. */
const NOSE_TO_MIDDLE = 15;
/** A lead-in line begins on a taxiway, so far from its paint at most; metres. */
const ON_TAXIWAY = 3;
/** apt.dat's line type of a taxiway's centre line, which a lead-in line is painted as. */
const CENTRE_LINE = 1;

/**
 * A stand, told as a place, an area or its lead-in line. A line ends where the nose wheel stops: at the end that does not
 * lie on a taxiway, else at its last point; it gives the heading.
 */
export function standFeatures({ tags, form }: MapShape, taxiways: PointIndex): MapFeature[] {
  const properties = standProperties(tags);
  if (form.type !== 'line') {
    const heading = headingOf(tags);
    return [pointFeature(middleOf(form), { ...properties, ...(heading === undefined ? {} : { heading }) })];
  }
  const { points } = form;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const isReversed = taxiways.isNear(last, ON_TAXIWAY) && !taxiways.isNear(first, ON_TAXIWAY);
  const line = isReversed ? points.toReversed() : points;
  const stop = line.at(-1) ?? last;
  const before = line.findLast(point => metresBetween(point, stop) >= 1);
  if (!before) return [pointFeature(stop, properties)];
  const heading = Math.round(headingBetween(before, stop) * 100) / 100;
  const back = Math.min(NOSE_TO_MIDDLE, lengthOf(line) / 2);
  return [
    lineFeature(line, { layer: 'taxi_line', paint: CENTRE_LINE, name: properties.name ?? '' }),
    pointFeature(offset(stop, heading, -back, 0), { ...properties, heading }),
  ];
}

function standProperties(tags: MapShape['tags']): MapProperties {
  const area = tags.terminal || tags.apron;
  return { layer: 'stand', name: nameOf(tags), ...(area ? { area } : {}) };
}

function lengthOf(points: readonly Position[]): number {
  return points.reduce((sum, point, index) => sum + metresBetween(points[index - 1] ?? point, point), 0);
}
