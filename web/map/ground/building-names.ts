import type { Feature, Position } from 'geojson';
import type { AirportGeoJson } from '../../api/calls.ts';

/** The names of buildings, once each, as `building_name` features at a place within: the map would write them in each of its tiles. */
export function buildingNames(map: AirportGeoJson): Feature[] {
  const places = new Map<string, { readonly at: Position; readonly width: number }>();
  for (const { properties, geometry } of map.features) {
    const name = properties?.name;
    if (properties?.layer !== 'building' || !name || geometry.type !== 'Polygon') continue;
    const place = widestPlace(geometry.coordinates);
    if (place && place.width > (places.get(name)?.width ?? 0)) places.set(name, place);
  }
  return [...places].map(([name, { at }]) => ({
    type: 'Feature',
    properties: { layer: 'building_name', name },
    geometry: { type: 'Point', coordinates: at },
  }));
}

/** The middle of the widest stretch that lies within rings, at the mean latitude of the outer one. */
function widestPlace(rings: readonly Position[][]): { at: Position; width: number } | undefined {
  const outer = rings[0] ?? [];
  const lat = outer.reduce((sum, [, y = 0]) => sum + y, 0) / outer.length;
  const crossings = rings
    .flatMap(ring =>
      ring.flatMap(([ax = 0, ay = 0], index) => {
        const [bx = 0, by = 0] = ring[index + 1] ?? [ax, ay];
        return ay > lat === by > lat ? [] : [ax + ((lat - ay) / (by - ay)) * (bx - ax)];
      }),
    )
    .sort((a, b) => a - b);
  let best: { at: Position; width: number } | undefined;
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const [west = 0, east = 0] = crossings.slice(index, index + 2);
    if (east - west > (best?.width ?? 0)) best = { at: [(west + east) / 2, lat], width: east - west };
  }
  return best;
}
