import { toMs } from '../contract/time.ts';

const HOUR_MS = 3_600_000;
/** Milliseconds from one midnight to the next, UTC. */
export const DAY_MS = 24 * HOUR_MS;

/**
 * Puts times of day on the calendar, in the order in which a source tells them. One that lies more than an hour
 * before the last is of the next day; one by up to an hour before it is a little out of order, over midnight too.
 */
export class TimeOfDayClock {
  readonly #firstMidnight: number;
  #previous: number | undefined;

  /** `date`: `YYYY-MM-DD` in UTC of the first time told. */
  constructor(date: string) {
    this.#firstMidnight = toMs(`${date}T00:00:00Z`);
  }

  /** Milliseconds since 1970 of a time of day, itself in milliseconds since midnight. */
  at(timeOfDay: number): number {
    const onFirstDay = this.#firstMidnight + timeOfDay;
    const days =
      this.#previous === undefined ? 0 : Math.ceil((this.#previous - HOUR_MS - onFirstDay) / DAY_MS);
    this.#previous = onFirstDay + days * DAY_MS;
    return this.#previous;
  }
}
