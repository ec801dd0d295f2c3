import { DAY_MS } from '../time-of-day.ts';
import { SteadyClock } from './steady-clock.ts';

/** Puts a record's time of day on the calendar. */
export interface Calendar {
  /**
   * Milliseconds since 1970 of a time of day in milliseconds since midnight. `capturedMs`: when its packet was
   * captured, since 1970. Each is NaN where it is not known, and so is the answer where it cannot be.
   */
  at(timeOfDay: number, capturedMs: number): number;
}

/** For records whose first one is of a known day: `YYYY-MM-DD`. */
export function calendarFrom(date: string): Calendar {
  const clock = new SteadyClock(date);
  return { at: timeOfDay => (Number.isNaN(timeOfDay) ? Number.NaN : clock.at(timeOfDay)) };
}

/** For records that were captured soon after their time: on the day that brings both together. */
export const calendarOfCapture: Calendar = {
  at(timeOfDay, capturedMs) {
    if (Number.isNaN(timeOfDay)) return capturedMs;
    return timeOfDay + Math.round((capturedMs - timeOfDay) / DAY_MS) * DAY_MS;
  },
};
