import { ScatterplotLayer } from '@deck.gl/layers';
import type { Origin } from '../fleet.ts';
import type { Rgb } from '../status-colors.ts';

/** A ring around a vehicle. `at` is its `[east, north]` offset from the origin in degrees, `radius` in metres, seen no smaller than `leastPixels`. */
export type Halo = {
  readonly at: readonly [number, number];
  readonly radius: number;
  readonly leastPixels: number;
  readonly color: Rgb;
  readonly strong: boolean;
};

/** Rings around the selected vehicle and the one under the pointer, drawn over aircraft so that they show on a stand. */
export function haloLayer(halos: readonly Halo[], origin: Origin): ScatterplotLayer<Halo> {
  return new ScatterplotLayer<Halo>({
    id: 'halos',
    data: halos,
    coordinateSystem: 'lnglat-offsets',
    coordinateOrigin: [origin.lon, origin.lat, 0],
    getPosition: halo => [halo.at[0], halo.at[1], 0],
    getRadius: halo => halo.radius,
    radiusUnits: 'meters',
    radiusMinPixels: Math.max(0, ...halos.map(halo => halo.leastPixels)),
    stroked: true,
    filled: true,
    getFillColor: halo => [...halo.color, halo.strong ? 28 : 16],
    getLineColor: halo => [...halo.color, halo.strong ? 255 : 170],
    lineWidthUnits: 'pixels',
    getLineWidth: halo => (halo.strong ? 2 : 1.25),
  });
}
