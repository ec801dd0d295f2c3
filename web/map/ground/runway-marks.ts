import type { Feature, Position } from 'geojson';
import type { AirportGeoJson } from '../../api/calls.ts';
import { placeAt } from './offset.ts';

/** How far off the end of a runway its name stands, and how far inside it is painted, metres. */
const NAME_BEYOND = 110;
const PAINT_INSIDE = 70;
/** Where the centre line begins, metres from an end. */
const LINE_INSIDE = 130;

/**
 * What is painted on and written beside runways: for each end a `runway_name` off the runway and a `runway_paint` on it,
 * to be read when landing, and for each runway with two ends its `runway_line`.
 */
export function runwayMarks(map: AirportGeoJson): Feature[] {
  const ends = map.features.flatMap(end);
  const byName = new Map(ends.map(each => [each.name, each]));
  const marks = ends.flatMap(({ at, heading, name }) => [
    mark('runway_name', placeAt(at, heading, { ahead: -NAME_BEYOND, right: 0 }), { name }),
    mark('runway_paint', placeAt(at, heading, { ahead: PAINT_INSIDE, right: 0 }), {
      name: painted(name),
      heading,
    }),
  ]);
  const lines = map.features.flatMap(({ properties }): Feature[] => {
    if (properties?.layer !== 'runway') return [];
    const [from, to] = String(properties.name)
      .split('/')
      .map(name => byName.get(name));
    if (!from || !to) return [];
    const coordinates = [from, to].map(each =>
      placeAt(each.at, each.heading, { ahead: LINE_INSIDE, right: 0 }),
    );
    return [
      {
        type: 'Feature',
        properties: { layer: 'runway_line' },
        geometry: { type: 'LineString', coordinates },
      },
    ];
  });
  return [...marks, ...lines];
}

type End = { readonly at: Position; readonly heading: number; readonly name: string };

function end({ properties, geometry }: Feature): End[] {
  if (properties?.layer !== 'runway_end' || geometry.type !== 'Point') return [];
  const { heading, name } = properties;
  return typeof heading === 'number' ? [{ at: geometry.coordinates, heading, name: String(name) }] : [];
}

/** The letter stands on a line of its own, above the number for whoever lands. */
function painted(name: string): string {
  const [, number = name, letter = ''] = /^(\d+)([LCR]?)$/.exec(name) ?? [];
  return letter ? `${letter}\n${number}` : number;
}

function mark(layer: string, coordinates: Position, properties: Record<string, unknown>): Feature {
  return { type: 'Feature', properties: { layer, ...properties }, geometry: { type: 'Point', coordinates } };
}
