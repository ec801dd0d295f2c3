import { DAY_MS, TimeOfDayClock } from '../time-of-day.ts';

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
  const clock = new TimeOfDayClock(date);
  return { at: timeOfDay => (Number.isNaN(timeOfDay) ? Number.NaN : clock.at(timeOfDay)) };
}

/** For records that were captured soon after their time: on the day that brings both together. */
export const calendarOfCapture: Calendar = {
  at(timeOfDay, capturedMs) {
    if (Number.isNaN(timeOfDay)) return capturedMs;
    return timeOfDay + Math.round((capturedMs - timeOfDay) / DAY_MS) * DAY_MS;
  },
};

const DATES = [
  /(?<!\d)(20\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)/g,
  /(?<!\d)(\d\d)([01]\d)([0-3]\d)(?!\d)/g,
];

/** The date that a file's name seems to hold, `YYYY-MM-DD`: `201002-lebl.ast`, `lebl_2020-10-02.ast`. */
export function dateInName(name: string): string | undefined {
  for (const [, year = '', month, day] of DATES.flatMap(pattern => [...name.matchAll(pattern)])) {
    const date = `${year.padStart(4, '20')}-${month}-${day}`;
    const parsed = new Date(`${date}T00:00:00Z`);
    if (!Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)) return date;
  }
  return undefined;
}
