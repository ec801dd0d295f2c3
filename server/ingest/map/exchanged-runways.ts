import { headingBetween, type Position } from '../geodesy.ts';
import type { MapFeature } from './map-feature.ts';

interface End {
  readonly at: Position;
  readonly heading: number;
}

/** Notes on parallel runways of which the left one, as it is named, lies on the right. */
export function exchangedRunways(features: readonly MapFeature[]): string[] {
  const ends = new Map<string, End>();
  for (const { properties, geometry } of features) {
    const { layer, name, heading } = properties;
    if (layer !== 'runway_end' || geometry.type !== 'Point' || !name || heading === undefined) continue;
    const [lon = 0, lat = 0] = geometry.coordinates;
    ends.set(name, { at: [lon, lat], heading });
  }
  return [...ends].flatMap(([name, left]) => {
    const other = name.replace(/L$/, 'R');
    const right = ends.get(other);
    if (!right || other === name) return [];
    const side = (headingBetween(left.at, right.at) - left.heading + 360) % 360;
    return side < 180 ? [] : [`${name} lies right of ${other}: the file seems to have their names exchanged`];
  });
}
