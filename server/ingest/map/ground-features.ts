import { headingBetween, offset } from '../geodesy.ts';
import type { GroundKind } from './ground-kind.ts';
import {
  lineFeature,
  type MapFeature,
  type MapProperties,
  pointFeature,
  polygonFeature,
} from './map-feature.ts';
import { type MapShape, middleOf } from './map-shape.ts';
import type { PointIndex } from './point-index.ts';
import { headingOf, metresOf, nameOf, surfaceOf, wayOf } from './tag-values.ts';

/** apt.dat's line types of runway and of other holds. */
const RUNWAY_HOLD = 4;
const OTHER_HOLD = 5;
/** A hold that is told as a place is drawn across its taxiway, so wide where that does not tell its width; metres. */
const HOLD_WIDTH = 20;
/** A hold lies on the line of its taxiway, metres. */
const ON_TAXIWAY = 5;

/** The features of a shape that stands for itself; none where its form shows nothing of its kind. */
export function groundFeatures(
  kind: Exclude<GroundKind, 'runway' | 'stand' | 'aerodrome'>,
  shape: MapShape,
  taxiways: PointIndex,
): MapFeature[] {
  const { tags, form } = shape;
  const name = nameOf(tags);
  switch (kind) {
    case 'taxiway':
      if (form.type === 'line') return [way('taxi_line', shape)];
      return areaOnly(shape, { layer: 'pavement', name });
    case 'road':
      return form.type === 'line' ? [way('road_edge', shape)] : areaOnly(shape, { layer: 'pavement', name });
    case 'apron':
      return areaOnly(shape, { layer: 'pavement', name });
    case 'building':
      return areaOnly(shape, { layer: 'building', name: tags.name?.trim() || name });
    case 'tower':
      return [
        ...areaOnly(shape, { layer: 'building', name: tags.name?.trim() || name }),
        pointFeature(middleOf(form), { layer: 'tower', name: tags.name?.trim() || name }),
      ];
    case 'gate':
      return [pointFeature(middleOf(form), { layer: 'gate', name })];
    case 'parking': {
      const heading = headingOf(tags);
      return [
        pointFeature(middleOf(form), {
          layer: 'truck_parking',
          name,
          ...(heading === undefined ? {} : { heading }),
        }),
      ];
    }
    case 'holding':
      return hold(shape, taxiways);
  }
}

function areaOnly({ tags, form }: MapShape, properties: MapProperties): MapFeature[] {
  if (form.type !== 'area') return [];
  const surface = properties.layer === 'pavement' ? surfaceOf(tags) : undefined;
  return [polygonFeature(form.rings, { ...properties, ...(surface === undefined ? {} : { surface }) })];
}

function way(layer: 'taxi_line' | 'road_edge', { tags, form }: MapShape): MapFeature {
  const points = form.type === 'line' ? form.points : [];
  const direction = wayOf(tags);
  const [width, surface] = [metresOf(tags.width), surfaceOf(tags)];
  return lineFeature(direction === 'backward' ? points.toReversed() : points, {
    layer,
    name: nameOf(tags),
    oneWay: direction !== 'both',
    ...(width === undefined ? {} : { width }),
    ...(surface === undefined ? {} : { surface }),
  });
}

function hold({ tags, form }: MapShape, taxiways: PointIndex): MapFeature[] {
  const type = tags['holding_position:type'] ?? 'runway';
  const properties: MapProperties = {
    layer: 'hold_line',
    name: nameOf(tags),
    paint: type === 'runway' || type.toLowerCase() === 'ils' ? RUNWAY_HOLD : OTHER_HOLD,
  };
  if (form.type === 'line') return [lineFeature(form.points, properties)];
  const place = middleOf(form);
  const along = taxiways.nearest(place, ON_TAXIWAY);
  if (!along) return [];
  const heading = headingBetween(along.at, along.neighbour);
  const half = (metresOf(tags.width) ?? HOLD_WIDTH) / 2;
  return [lineFeature([offset(place, heading, 0, -half), offset(place, heading, 0, half)], properties)];
}
