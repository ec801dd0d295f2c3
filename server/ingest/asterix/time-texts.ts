import { toIso } from '../../contract/time.ts';

const SECOND_MS = 1000;
const TO_THE_SECOND = '2020-10-02T08:00:00.'.length;
const ENDS = Array.from({ length: SECOND_MS }, (_, ms) => `${`${ms}`.padStart(3, '0')}Z`);

/** Writes times as `toIso` does; most are of the same second as the one before, whose text is at hand. */
export class TimeTexts {
  #second = Number.NaN;
  #text = '';

  /** `ms`: milliseconds since 1970; fractions are cut off. */
  of(ms: number): string {
    const whole = Math.trunc(ms);
    const second = Math.floor(whole / SECOND_MS);
    if (second !== this.#second) {
      this.#text = toIso(second * SECOND_MS).slice(0, TO_THE_SECOND);
      this.#second = second;
    }
    return this.#text + ENDS[whole - second * SECOND_MS];
  }
}
