import type { AirportTime } from '../format/airport-time.ts';
import { type Scale, xOf } from './scale.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  SECOND,
  5 * SECOND,
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
];

export interface Tick {
  readonly time: number;
  readonly x: number;
  /** `08:30`, with seconds where the step is below a minute, or the date at local midnight. */
  readonly label: string;
  /** At local midnight. */
  readonly day: boolean;
}

/**
 * Round times of the airport's clock at least `minGap` pixels apart, both ends of the range included. Where the zone
 * shifts within the range, the labels stay round.
 */
export function ticks(scale: Scale, zone: AirportTime, minGap: number): Tick[] {
  const span = scale.end - scale.start;
  if (span <= 0 || scale.width <= 0) return [];
  const wanted = (span * minGap) / scale.width;
  const step = STEPS.find(candidate => candidate >= wanted) ?? Math.ceil(wanted / DAY) * DAY;
  const firstLocal = Math.ceil((scale.start + zone.offsetMs(scale.start)) / step) * step;
  const lastLocal = scale.end + zone.offsetMs(scale.end);
  const found: Tick[] = [];
  for (let local = firstLocal; local <= lastLocal; local += step) {
    const time = zone.instantOf(local);
    if (time < scale.start || time > scale.end) continue;
    const day = local % DAY === 0;
    found.push({ time, x: xOf(scale, time), label: label(time, step, day, zone), day });
  }
  return found;
}

function label(time: number, step: number, day: boolean, zone: AirportTime): string {
  if (day) return zone.date(time).replace(/ \d{4}$/, '');
  return step < MINUTE ? zone.clock(time) : zone.minutes(time);
}
