import { toMs } from '../../contract/time.ts';
import { DAY_MS } from '../time-of-day.ts';

const HOUR_MS = 3_600_000;
/** So many records in a row that agree on another time are believed. */
const WITNESSES = 5;

/**
 * Puts the times of day of a dense recording on the calendar: one that lies more than an hour before the last is of
 * the next day. A time that lies more than an hour off moves the clock only where those after it agree with it, so
 * that a damaged one leaves the days of the others as they are.
 */
export class SteadyClock {
  readonly #firstMidnight: number;
  #time: number | undefined;
  #doubted = Number.NaN;
  #witnesses = 0;

  /** `date`: `YYYY-MM-DD` in UTC of the first time told. */
  constructor(date: string) {
    this.#firstMidnight = toMs(`${date}T00:00:00Z`);
  }

  /** Milliseconds since 1970 of a time of day, itself in milliseconds since midnight. */
  at(timeOfDay: number): number {
    const onFirstDay = this.#firstMidnight + timeOfDay;
    this.#time ??= onFirstDay;
    const days = Math.ceil((this.#time - HOUR_MS - onFirstDay) / DAY_MS);
    const time = onFirstDay + days * DAY_MS;
    if (Math.abs(time - this.#time) <= HOUR_MS) this.#witnesses = 0;
    else {
      this.#witnesses = Math.abs(time - this.#doubted) <= HOUR_MS ? this.#witnesses + 1 : 1;
      this.#doubted = time;
      if (this.#witnesses < WITNESSES) return time;
    }
    this.#time = time;
    return time;
  }
}
