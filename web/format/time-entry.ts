import { isoTime, toMs } from '../../server/contract/time.ts';
import { texts } from '../language/catalogues.ts';
import type { AirportTime } from './airport-time.ts';

const t = texts('format');

const DAY_MS = 86_400_000;
const CLOCK = /^(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}(?:\.\d{1,3})?))?$/;

/** Bounds, both inclusive, and the instant to prefer among days that fit; all in epoch milliseconds. */
export interface EntryBounds {
  readonly from: number;
  readonly to: number;
  readonly near: number;
}

export type TimeEntry =
  | { readonly ok: true; readonly time: number }
  | { readonly ok: false; readonly error: string };

/**
 * Reads a time that somebody typed: `HH:MM[:SS]` on the airport's clock, on that day within the bounds which lies
 * nearest to `near`, or RFC 3339 with an offset. The error is a sentence for the page.
 */
export function readTimeEntry(text: string, zone: AirportTime, bounds: EntryBounds): TimeEntry {
  const entry = text.trim();
  if (entry === '') return { ok: false, error: t('enterTime') };
  const clock = CLOCK.exec(entry)?.groups;
  if (clock) return readClock(clock, zone, bounds);
  const instant = isoTime.safeParse(entry);
  if (!instant.success) {
    return { ok: false, error: t('writeTime') };
  }
  return within(toMs(instant.data), zone, bounds);
}

function readClock(groups: Record<string, string>, zone: AirportTime, bounds: EntryBounds): TimeEntry {
  const { hour = '0', minute = '0', second = '0' } = groups;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) >= 60) {
    return { ok: false, error: t('noSuchTime') };
  }
  const ofDay = Math.round((Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000);
  const firstDay = Math.floor((bounds.from + zone.offsetMs(bounds.from)) / DAY_MS);
  const lastDay = Math.floor((bounds.to + zone.offsetMs(bounds.to)) / DAY_MS);
  let best: number | undefined;
  for (let day = firstDay; day <= lastDay; day++) {
    const time = fit(zone.instantOf(day * DAY_MS + ofDay), bounds);
    if (time === undefined) continue;
    if (best === undefined || Math.abs(time - bounds.near) < Math.abs(best - bounds.near)) best = time;
  }
  return best === undefined ? outside(zone, bounds) : { ok: true, time: best };
}

function within(time: number, zone: AirportTime, bounds: EntryBounds): TimeEntry {
  const fitting = fit(time, bounds);
  return fitting === undefined ? outside(zone, bounds) : { ok: true, time: fitting };
}

/** A time within the bounds; one less than a second outside is moved to them, for bounds are shown in whole seconds. */
function fit(time: number, { from, to }: EntryBounds): number | undefined {
  const fitting = Math.min(to, Math.max(from, time));
  return Math.abs(fitting - time) < 1000 ? fitting : undefined;
}

function outside(zone: AirportTime, { from, to }: EntryBounds): TimeEntry {
  const days = zone.date(from) === zone.date(to) ? ['', ''] : [`${zone.date(from)} `, `${zone.date(to)} `];
  return {
    ok: false,
    error: t('outside', { from: `${days[0]}${zone.clock(from)}`, to: `${days[1]}${zone.clock(to)}` }),
  };
}
