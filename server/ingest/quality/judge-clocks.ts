import type { EarlierPosition, RecordingLookup } from '../recording-lookup.ts';
import { type ClockOffset, clockOffset, OFFSET_REACH_MS, type TrackPair } from './clock-offset.ts';
import type { FindingCollector } from './finding-collector.ts';
import { isTimeZone } from './time-zones.ts';
import type { Track, TrackSample } from './track-sample.ts';
import type { VehicleTally } from './vehicle-tally.ts';

/** Of how many vehicles other recordings are asked. */
const MOST_ASKED = 40;
/** How many of them are held against each other. */
const MOST_COMPARED = 5;
/** Positions of one vehicle that are read at most. */
const MOST_POSITIONS = 60_000;
/** A vehicle that moved less says nothing of the time, metres. */
const LEAST_METRES = 200;
/** Clocks that are nearer than this are good enough, s. */
const TOLERATED_SECONDS = 1;

interface Compared extends TrackPair {
  readonly vehicle: VehicleTally;
}

/** Holds the times of positions against those of other recordings of the same vehicles. */
export function judgeClocks(
  vehicles: Iterable<VehicleTally>,
  store: RecordingLookup,
  findings: FindingCollector,
): void {
  for (const [recordingId, compared] of sharedTracks(vehicles, store)) {
    const offset = clockOffset(compared);
    if (!offset || !isTold(offset)) continue;
    findings.count('clock_offset', null, 1);
    const [{ vehicle, mine }] = compared;
    findings.exemplify('clock_offset', `${recordingId}`, Math.abs(offset.seconds), () => ({
      ...vehicle.example(mine.times[0] ?? 0),
      ...offset,
      recordingId,
    }));
    if (isTimeZone(offset.seconds)) findings.detail('clock_offset', { cause: 'time_zone' });
  }
}

function isTold({ seconds, margin }: ClockOffset): boolean {
  return Math.abs(seconds) > TOLERATED_SECONDS && Math.abs(seconds) > 2 * margin;
}

/** By other recording, tracks of the vehicles that moved most. */
function sharedTracks(
  vehicles: Iterable<VehicleTally>,
  store: RecordingLookup,
): Map<number, [Compared, ...Compared[]]> {
  const shared = new Map<number, [Compared, ...Compared[]]>();
  const sampled = [...vehicles]
    .flatMap(vehicle => (vehicle.sample ? [{ vehicle, sample: vehicle.sample }] : []))
    .filter(({ sample }) => sample.metres >= LEAST_METRES)
    .sort((a, b) => b.sample.times.length - a.sample.times.length)
    .slice(0, MOST_ASKED);
  let asked = 0;
  for (const { vehicle, sample } of sampled) {
    const positions = positionsAround(vehicle, sample, store);
    if (positions.length === 0) continue;
    for (const [recordingId, other] of tracksByRecording(positions)) {
      const compared = { vehicle, mine: sample, other };
      const before = shared.get(recordingId);
      if (before) before.push(compared);
      else shared.set(recordingId, [compared]);
    }
    if (++asked >= MOST_COMPARED) break;
  }
  return shared;
}

function positionsAround(
  { airportId, vehicleId }: VehicleTally,
  { times }: TrackSample,
  store: RecordingLookup,
): readonly EarlierPosition[] {
  const first = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  const last = times.reduce((most, time) => Math.max(most, time), Number.NEGATIVE_INFINITY);
  return store.positionsOf(
    airportId,
    vehicleId,
    first - OFFSET_REACH_MS,
    last + OFFSET_REACH_MS,
    MOST_POSITIONS,
  );
}

function tracksByRecording(positions: readonly EarlierPosition[]): Map<number, Track> {
  const tracks = new Map<number, { times: number[]; lons: number[]; lats: number[] }>();
  for (const { recordingId, time, lon, lat } of positions) {
    let track = tracks.get(recordingId);
    if (!track) {
      track = { times: [], lons: [], lats: [] };
      tracks.set(recordingId, track);
    }
    track.times.push(time);
    track.lons.push(lon);
    track.lats.push(lat);
  }
  return tracks;
}
