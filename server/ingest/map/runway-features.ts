import { headingBetween, metresBetween, offset, type Position } from '../geodesy.ts';
import { type MapFeature, pointFeature, polygonFeature } from './map-feature.ts';

/** An end of a runway's pavement. */
export interface RunwayEnd {
  readonly name: string;
  readonly position: Position;
}

interface RunwayMeasures {
  /** Metres. */
  readonly width: number;
  readonly surface?: string | undefined;
}

/** A runway as its rectangle and its two ends; one without a name has no ends. Ends lie a metre apart at least. */
export function runwayFeatures(
  near: RunwayEnd,
  far: RunwayEnd,
  { width, surface }: RunwayMeasures,
): MapFeature[] {
  const length = metresBetween(near.position, far.position);
  const heading = headingBetween(near.position, far.position);
  const corner = (position: Position, right: number) => offset(position, heading, 0, right);
  const ring = [
    corner(near.position, -width / 2),
    corner(near.position, width / 2),
    corner(far.position, width / 2),
    corner(far.position, -width / 2),
    corner(near.position, -width / 2),
  ];
  const rectangle = polygonFeature([ring], {
    layer: 'runway',
    name: near.name === '' ? '' : `${near.name}/${far.name}`,
    ...(surface === undefined ? {} : { surface }),
    width,
    length: Math.round(length * 10) / 10,
  });
  if (near.name === '') return [rectangle];
  return [rectangle, runwayEnd(near, heading), runwayEnd(far, (heading + 180) % 360)];
}

function runwayEnd(end: RunwayEnd, heading: number): MapFeature {
  return pointFeature(end.position, {
    layer: 'runway_end',
    name: end.name,
    heading: Math.round(heading * 100) / 100,
  });
}
