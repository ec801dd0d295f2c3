import { vehicleStatus, vehicleType } from '../../contract/vocabulary.ts';
import type { FieldSlices } from './batch-builder.ts';
import { NumberScanner } from './number-scanner.ts';
import { AT, FIELDS } from './position-fields.ts';
import { TimeScanner } from './time-scanner.ts';

const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20];
const LONGEST_ID = 200;
const NULL = new Uint8Array(Buffer.from('null'));
const TYPES = vehicleType.options.map(quoted);
const STATUSES = vehicleStatus.options.map(quoted);

/**
 * Reads the values of a vehicle's fields from the bytes of JSON, and notes where they lie: texts without escapes, times
 * in UTC, numbers as JSON writers write them. It takes nothing that the contract's schema would refuse or change.
 */
export class SliceScanner implements FieldSlices {
  bytes: Uint8Array = new Uint8Array(0);
  given = 0;
  readonly starts = new Int32Array(FIELDS.length);
  readonly ends = new Int32Array(FIELDS.length);
  readonly surplus = new Int32Array(FIELDS.length);
  isAscii = true;
  isWholeSecond = false;
  time = 0;
  lon = 0;
  lat = 0;
  speed = Number.NaN;
  heading = Number.NaN;
  /** Of the bytes of the vehicle's id. */
  idHash = 0;
  readonly #numbers = new NumberScanner();
  readonly #times = new TimeScanner();

  /** Begins with a position of which nothing is known yet. */
  begin(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.given = 0;
    this.isAscii = true;
    this.speed = Number.NaN;
    this.heading = Number.NaN;
  }

  /** Where the value that begins at `at`, of the field in that place, ends; -1 where it is not taken. */
  scan(bytes: Uint8Array, at: number, place: number): number {
    switch (place) {
      case AT.time: {
        const end = this.#times.scan(bytes, at);
        if (end === -1) return -1;
        this.time = this.#times.time;
        this.isWholeSecond = this.#times.isWholeSecond;
        this.#slice(place, at, this.isWholeSecond ? end - 2 : end);
        return end;
      }
      case AT.lon:
      case AT.lat:
      case AT.heading:
      case AT.speed:
        return this.#number(bytes, at, place);
      case AT.vehicleType:
        return this.#word(bytes, at, place, TYPES);
      case AT.status:
        return this.#word(bytes, at, place, STATUSES);
      default:
        return this.#text(bytes, at, place);
    }
  }

  #number(bytes: Uint8Array, at: number, place: number): number {
    if (place === AT.heading || place === AT.speed) {
      const end = this.#null(bytes, at, place);
      if (end !== -1) return end;
    }
    const end = this.#numbers.scan(bytes, at);
    if (end === -1) return -1;
    const { value } = this.#numbers;
    if (place === AT.lon) {
      if (value < -180 || value > 180) return -1;
      this.lon = value;
    } else if (place === AT.lat) {
      if (value < -90 || value > 90) return -1;
      this.lat = value;
    } else if (value < 0) return -1;
    else if (place === AT.speed) this.speed = value;
    else {
      if (value >= 360) return -1;
      this.heading = value;
    }
    this.#slice(place, at, this.#numbers.end);
    return end;
  }

  #word(bytes: Uint8Array, at: number, place: number, words: readonly Uint8Array[]): number {
    const end = this.#null(bytes, at, place);
    if (end !== -1) return end;
    for (const word of words) {
      if (startsWith(bytes, at, word)) return this.#slice(place, at, at + word.length);
    }
    return -1;
  }

  #text(bytes: Uint8Array, from: number, place: number): number {
    if (bytes[from] !== QUOTE) return place === AT.vehicleId ? -1 : this.#null(bytes, from, place);
    let at = from + 1;
    let surplus = 0;
    let hash = 0;
    for (; ; at++) {
      const byte = bytes[at] as number;
      if (byte === QUOTE) break;
      // Beyond the bytes' end, `undefined` is not at least a space either.
      if (!(byte >= SPACE) || byte === BACKSLASH) return -1;
      hash = (Math.imul(hash, 31) + byte) | 0;
      // A character of two, three or four bytes is one, one or two units.
      if (byte >= 0x80) surplus += byte < 0xc0 ? 1 : byte < 0xf0 ? 0 : -1;
    }
    const length = at - from - 1;
    if (place !== AT.callsign && (length === 0 || length > LONGEST_ID)) return -1;
    if (place === AT.vehicleId) this.idHash = hash;
    if (surplus > 0) this.isAscii = false;
    return this.#slice(place, from, at + 1, surplus);
  }

  #null(bytes: Uint8Array, at: number, place: number): number {
    return startsWith(bytes, at, NULL) ? this.#slice(place, at, at + NULL.length) : -1;
  }

  /** Notes where a value lies; returns where it ends. */
  #slice(place: number, start: number, end: number, surplus = 0): number {
    this.starts[place] = start;
    this.ends[place] = end;
    this.surplus[place] = surplus;
    return end;
  }
}

/** A text as JSON has it, in bytes. */
export function quoted(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(JSON.stringify(text)));
}

/** Whether bytes go on from `at` as `text` does. */
export function startsWith(bytes: Uint8Array, at: number, text: Uint8Array): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text[index]) return false;
  return true;
}
