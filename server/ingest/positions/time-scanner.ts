import { isoTime, toMs } from '../../contract/time.ts';

const ZERO = 0x30;
const [QUOTE, POINT, COLON, LETTER_T, LETTER_Z] = [0x22, 0x2e, 0x3a, 0x54, 0x5a];
const DATE_LENGTH = '2020-10-02'.length;

/** Reads a time in UTC from bytes: `"2020-10-02T08:00:00.000Z"`, or the same without the fractions. */
export class TimeScanner {
  /** Milliseconds since 1970. */
  time = 0;
  isWholeSecond = false;
  readonly #date = new Uint8Array(DATE_LENGTH).fill(0xff);
  /** When the day of `#date` begins. */
  #midnight = Number.NaN;

  /** Where the time that begins at `from` ends, its quotes included; -1 where none of these stands there. */
  scan(bytes: Uint8Array, from: number): number {
    const at = from + 1 + DATE_LENGTH;
    // First of all, so that no date is looked for in what is none.
    if (bytes[at] !== LETTER_T || bytes[at + 3] !== COLON || bytes[at + 6] !== COLON) return -1;
    if (bytes[from] !== QUOTE || !this.#isOnDate(bytes, from + 1)) return -1;
    const hour = digits(bytes, at + 1, 2);
    const minute = digits(bytes, at + 4, 2);
    const second = digits(bytes, at + 7, 2);
    if (!(hour < 24 && minute < 60 && second < 60)) return -1;
    this.isWholeSecond = bytes[at + 9] === LETTER_Z;
    const ms = this.isWholeSecond ? 0 : digits(bytes, at + 10, 3);
    const end = this.isWholeSecond ? at + 9 : at + 13;
    if (!this.isWholeSecond && !(bytes[at + 9] === POINT && ms >= 0 && bytes[end] === LETTER_Z)) return -1;
    if (bytes[end + 1] !== QUOTE) return -1;
    this.time = this.#midnight + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
    return end + 2;
  }

  #isOnDate(bytes: Uint8Array, at: number): boolean {
    let isSame = true;
    for (let index = 0; index < DATE_LENGTH; index++)
      if (bytes[at + index] !== this.#date[index]) isSame = false;
    if (isSame) return true;
    const date = Buffer.from(bytes.subarray(at, at + DATE_LENGTH));
    const midnight = isoTime.safeParse(`${date.toString('latin1')}T00:00:00.000Z`);
    if (!midnight.success) return false;
    this.#date.set(date);
    this.#midnight = toMs(midnight.data);
    return true;
  }
}

/** A number of so many digits; NaN where there is something else. */
function digits(bytes: Uint8Array, at: number, count: number): number {
  let number = 0;
  for (let index = at; index < at + count; index++) {
    const digit = (bytes[index] ?? Number.NaN) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}
