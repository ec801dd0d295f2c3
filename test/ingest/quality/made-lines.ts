import type { NdjsonLine } from '../../../server/contract/lines.ts';
import type { RecordingQuality } from '../../../server/contract/recordings.ts';
import { recordingQuality } from '../../../server/contract/recordings.ts';
import { offset } from '../../../server/ingest/geodesy.ts';
import type { KnownAirport } from '../../../server/ingest/locate-airport.ts';
import { QualityTally } from '../../../server/ingest/quality/quality-tally.ts';
import type { RecordingLookup } from '../../../server/ingest/recording-lookup.ts';

export type VehicleUpdate = Extract<NdjsonLine, { kind: 'vehicle_update' }>;

export const AIRPORT = 'LEBL';
/** The place around which vehicles are, longitude and latitude. */
export const PLACE = [2.0784, 41.2971] as const;
export const START = Date.UTC(2020, 9, 2, 8);
/** After all of it. */
const NOW = Date.UTC(2020, 9, 3);

/** The time so many seconds after the start. */
export const at = (seconds: number) => new Date(START + Math.round(seconds * 1000)).toISOString();

/** A position so many metres east and north of the place. */
export function position(
  vehicleId: string,
  seconds: number,
  [east, north]: readonly [number, number] = [0, 0],
  more: Partial<VehicleUpdate> = {},
): VehicleUpdate {
  const [lon, lat] = offset(PLACE, 90, east, -north);
  return { kind: 'vehicle_update', airportId: AIRPORT, vehicleId, time: at(seconds), lon, lat, ...more };
}

/** What is told of lines; everything that they are held against is empty where it is left out. */
export function qualityOf(
  lines: Iterable<NdjsonLine>,
  { known = [], store, now = NOW }: { known?: KnownAirport[]; store?: RecordingLookup; now?: number } = {},
): RecordingQuality {
  const tally = new QualityTally(now);
  for (const line of lines) tally.line(line);
  return recordingQuality.parse(tally.quality(known, store));
}

/** The finding of a kind. */
export function finding(quality: RecordingQuality, kind: RecordingQuality['findings'][number]['kind']) {
  return quality.findings.find(each => each.kind === kind);
}

/** A vehicle that drives a winding way at about 10 m/s for so many seconds, told each second, with true speed and heading. */
export function* drive(vehicleId: string, seconds: number, speed = 10): Generator<VehicleUpdate> {
  let [east, north] = [0, 0];
  for (let second = 0; second < seconds; second++) {
    const heading = (360 + 80 * Math.sin(second / 40) + second / 10) % 360;
    const radians = (heading * Math.PI) / 180;
    yield position(vehicleId, second, [east, north], { heading, speed, vehicleType: 'bus' });
    east += speed * Math.sin(radians);
    north += speed * Math.cos(radians);
  }
}
