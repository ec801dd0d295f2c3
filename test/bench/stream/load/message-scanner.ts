import { MESSAGE } from '../message.ts';

const LINE_FEED = 0x0a;
const SPACE = 0x20;
const COLON = 0x3a;
const LETTER_D = 0x64;
const LETTER_N = 0x6e;
const ZERO = 0x30;
const DATA_FIELD = 'data:'.length;

/** Told of what {@link MessageScanner} finds. */
export interface ScannedBy {
  /** A message of the bench. `timeMs`: when it was due, on the shared clock. */
  message(number: number, timeMs: number): void;
  /** An event that carries something else, such as a snapshot. */
  other(): void;
}

/**
 * Finds the messages in bytes of an event stream, making no string of any. It relies on their fixed length to step
 * over the filling, and checks that the line ends where it should.
 */
export class MessageScanner {
  readonly #size: number;

  /** `size`: of every message's data, in bytes. */
  constructor(size: number) {
    this.#size = size;
  }

  /** Reads the whole events in `[start, end)`; gives where the first one begins that is not whole. */
  scan(bytes: Uint8Array, start: number, end: number, by: ScannedBy): number {
    const size = this.#size;
    let at = start;
    for (;;) {
      let line = at;
      let message = -1;
      let other = false;
      for (;;) {
        if (line >= end) return at;
        const first = bytes[line];
        if (first === LINE_FEED) break;
        if (first === LETTER_D && line + DATA_FIELD < end && bytes[line + DATA_FIELD - 1] === COLON) {
          let data = line + DATA_FIELD;
          if (bytes[data] === SPACE) data++;
          const after = data + size;
          if (after < end && bytes[after] === LINE_FEED && bytes[data + 2] === LETTER_N) {
            message = data;
            line = after + 1;
            continue;
          }
          other = true;
        }
        while (line < end && bytes[line] !== LINE_FEED) line++;
        line++;
      }
      at = line + 1;
      if (message !== -1) by.message(numberAt(bytes, message), timeAt(bytes, message));
      else if (other) by.other();
    }
  }
}

function numberAt(bytes: Uint8Array, message: number): number {
  return digits(bytes, message + MESSAGE.numberAt, MESSAGE.numberDigits);
}

/** Read in two halves, so that each is a small integer. */
function timeAt(bytes: Uint8Array, message: number): number {
  const half = MESSAGE.timeDigits / 2;
  const at = message + MESSAGE.timeAt;
  return (digits(bytes, at, half) * 10 ** half + digits(bytes, at + half, half)) / 1000;
}

function digits(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let index = at; index < at + count; index++) value = value * 10 + (bytes[index] as number) - ZERO;
  return value;
}
