import { durationText } from '../format/durations.ts';

/** A lateness in ms as a row shows it, to the minute as everywhere: `+6 min`; `null` for none. */
export function lateText(late: number | null): string | null {
  return late === null ? null : `+${durationText(Math.round(late / 60_000) * 60_000)}`;
}
