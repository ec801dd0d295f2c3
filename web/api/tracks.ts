import { z } from 'zod';
import type { Filters } from '../../server/contract/filters.ts';
import { toIso } from '../../server/contract/time.ts';
import { addFilters } from './filters-query.ts';
import { request } from './request.ts';

/**
 * Where a vehicle was recorded: `[lon, lat]` degrees, and at the same index when (RFC 3339) and how fast (m/s, `null`
 * where that was not told), in order of time.
 */
export type Track = {
  readonly vehicleId: string;
  readonly places: readonly (readonly number[])[];
  readonly times: readonly string[];
  readonly speeds: readonly (number | null)[];
};

type TrackFeature = {
  readonly geometry:
    | { readonly type: 'Point'; readonly coordinates: readonly number[] }
    | { readonly type: 'LineString'; readonly coordinates: readonly (readonly number[])[] };
  readonly properties: Pick<Track, 'vehicleId' | 'times' | 'speeds'>;
};

/** Many and large: their outline is checked, the fixes are trusted. */
const tracks = z.custom<{ features: TrackFeature[] }>(
  data => typeof data === 'object' && data !== null && 'features' in data && Array.isArray(data.features),
);

type TrackRange = {
  readonly airportId: string;
  /** Both inclusive, ms since 1970. */
  readonly from: number;
  readonly to: number;
  /** One vehicle; all where `null`. */
  readonly only: string | null;
  readonly filters: Filters;
};

/** The recorded ways in a range, of those who have a fix in it. */
export async function readTracks(
  { airportId, from, to, only, filters }: TrackRange,
  signal?: AbortSignal,
): Promise<Track[]> {
  const query = new URLSearchParams({ airportId, from: toIso(from), to: toIso(to) });
  addFilters(query, only === null ? filters : { ...filters, vehicleIds: [only] });
  const { features } = await request(`history/tracks?${query}`, tracks, { signal });
  return features.map(({ geometry, properties }) => ({
    vehicleId: properties.vehicleId,
    places: geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates,
    times: properties.times,
    speeds: properties.speeds,
  }));
}
