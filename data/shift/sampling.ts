import type { NdjsonLine } from '../../server/contract/lines.ts';
import { normalizeHeading, toLonLat } from './plane.ts';
import type { Random } from './random.ts';
import { AIRPORT, SHIFT_SECONDS } from './shift-constants.ts';
import { isoAt, type TimedLine } from './shift-log.ts';
import type { Track, VehicleFields } from './track.ts';

/** How a vehicle's transponder or positioning box reports. Seconds. */
export interface Reporting {
  readonly vehicleId: string;
  readonly track: Track;
  /** From when on it is there. */
  readonly from: number;
  /** Between two reports while it stands, least and most. */
  readonly parked: readonly [number, number];
  /** Chance that a report is the last one before a gap. */
  readonly gapChance: number;
}

/** Metres of error of a position, as a standard deviation; it wanders, it doesn't jump. */
const POSITION_ERROR = 0.45;
const PERSISTENCE = 0.93;
const GAP = [62, 170] as const;

/** Reports of one vehicle over the shift, in the order of time: at 1 Hz while it moves, sparser while it stands. */
export function* reports(reporting: Reporting, random: Random): Generator<TimedLine> {
  const { track, parked } = reporting;
  const changes = track.changes.toSorted((a, b) => a.time - b.time);
  let nextChange = 0;
  const phase = Math.round(random.next() * 999) / 1000;
  const start = Math.max(0, reporting.from);
  let time = Math.ceil(start - phase) + phase;
  let opening: VehicleFields = {};
  for (; (changes[nextChange]?.time ?? Number.POSITIVE_INFINITY) <= time; nextChange++) {
    opening = { ...opening, ...changes[nextChange]?.fields };
  }
  const error = { x: random.normal() * POSITION_ERROR, y: random.normal() * POSITION_ERROR };
  const line = (at: number, fields: VehicleFields): TimedLine => {
    const { x, y, heading, speed } = track.at(at);
    if (speed > 0) {
      const fresh = POSITION_ERROR * Math.sqrt(1 - PERSISTENCE ** 2);
      error.x = error.x * PERSISTENCE + random.normal() * fresh;
      error.y = error.y * PERSISTENCE + random.normal() * fresh;
    }
    const [lon, lat] = toLonLat(x + error.x, y + error.y);
    const update: NdjsonLine = {
      kind: 'vehicle_update',
      airportId: AIRPORT.airportId,
      vehicleId: reporting.vehicleId,
      time: isoAt(at),
      lon,
      lat,
      heading: (Math.round(normalizeHeading(heading) * 10) % 3600) / 10,
      speed: Math.round(speed * 100) / 100,
      ...fields,
    };
    return { time: at, line: update };
  };
  yield line(time, opening);
  while (time < SHIFT_SECONDS) {
    const moving = track.isMoving(time);
    const restart = Math.ceil(track.nextStart(time) - phase) + phase;
    let next = moving ? time + 1 : Math.min(time + Math.round(random.between(...parked)), restart);
    if (random.chance(reporting.gapChance)) {
      const gap = time + Math.round(random.between(...GAP));
      if ((changes[nextChange]?.time ?? Number.POSITIVE_INFINITY) > gap) next = gap;
    }
    for (
      ;
      (changes[nextChange]?.time ?? Number.POSITIVE_INFINITY) <= Math.min(next, SHIFT_SECONDS);
      nextChange++
    ) {
      const change = changes[nextChange];
      if (!change) break;
      yield line(change.time, change.fields);
      if (change.fields.status === 'out_of_service' && parked[0] > 100) return;
    }
    if (next > SHIFT_SECONDS) return;
    time = next;
    yield line(time, {});
  }
}

/** Merges sorted sources into one, by time; a source is read only as far as it is needed. */
export function* merge(sources: readonly Iterator<TimedLine>[]): Generator<TimedLine> {
  const heads = sources.map(source => source.next());
  for (let second = 0; second <= SHIFT_SECONDS; second++) {
    const due: TimedLine[] = [];
    for (const [index, source] of sources.entries()) {
      for (let head = heads[index]; head && !head.done && head.value.time < second + 1; head = heads[index]) {
        due.push(head.value);
        heads[index] = source.next();
      }
    }
    yield* due.sort((a, b) => a.time - b.time);
  }
}
