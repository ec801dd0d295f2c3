import { airportId as airportIdRule } from '../../contract/session.ts';
import type { BatchBuilder } from './batch-builder.ts';
import { AT, FIELDS, REQUIRED } from './position-fields.ts';
import { quoted, SliceScanner, startsWith } from './slice-scanner.ts';
import { SliceWriter } from './slice-writer.ts';

const [QUOTE, COLON, COMMA, OPEN, CLOSE] = [0x22, 0x3a, 0x2c, 0x7b, 0x7d];
const [SPACE, RETURN, NEWLINE] = [0x20, 0x0d, 0x0a];
const LONGEST_ID = 200;

const KIND_VALUE = quoted('vehicle_update');
/** Beside the places of a vehicle's fields. */
const KIND = FIELDS.length;
const AIRPORT = FIELDS.length + 1;
const KEYS = [...FIELDS.slice(0, AT.attributes), '', 'kind', 'airportId'].map(quoted);

/**
 * Reads `vehicle_update` lines of NDJSON from their bytes, those that are as most are: no unknown fields, no
 * `attributes`, no escapes, times in UTC, numbers as JSON writers write them. It takes nothing that the contract's
 * schema would refuse or change in another way; whatever it does not take is to be read as JSON.
 */
export class PositionScanner {
  readonly #writer: SliceWriter;
  readonly #slices = new SliceScanner();
  /** The keys in the order in which the last line had them. */
  readonly #order = new Int32Array(KEYS.length).fill(KIND);
  #airport = new Uint8Array(0);
  #airportId = '';

  constructor(builder: BatchBuilder) {
    this.#writer = new SliceWriter(builder);
  }

  /**
   * Hands the line that begins at `from` to the builder. Returns where the next line begins, behind the line's end or
   * the bytes' end; -1 where this line is not taken.
   */
  take(bytes: Uint8Array, from: number): number {
    const next = this.#scan(bytes, from);
    if (next === -1) return -1;
    this.#writer.write(this.#writer.vehicleOf(this.#airportId, this.#slices), this.#slices);
    return next;
  }

  #scan(bytes: Uint8Array, from: number): number {
    this.#slices.begin(bytes);
    let at = from;
    if (bytes[at] !== OPEN) return -1;
    at++;
    let seen = 0;
    for (let nth = 0; ; nth++) {
      while (bytes[at] === SPACE) at++;
      const key = this.#key(bytes, at, nth);
      if (key === -1 || (seen & (1 << key)) !== 0) return -1;
      seen |= 1 << key;
      at += (KEYS[key] as Uint8Array).length;
      while (bytes[at] === SPACE) at++;
      if (bytes[at] !== COLON) return -1;
      at++;
      while (bytes[at] === SPACE) at++;
      const end = this.#value(bytes, at, key);
      if (end === -1) return -1;
      at = end;
      while (bytes[at] === SPACE) at++;
      if (bytes[at] === COMMA) {
        at++;
        continue;
      }
      if (bytes[at] !== CLOSE) return -1;
      at++;
      break;
    }
    while (bytes[at] === SPACE) at++;
    if (bytes[at] === RETURN) at++;
    if (at < bytes.length && bytes[at] !== NEWLINE) return -1;
    this.#slices.given = seen & ((1 << FIELDS.length) - 1);
    const needed = REQUIRED | (1 << KIND) | (1 << AIRPORT);
    return (seen & needed) === needed ? at + 1 : -1;
  }

  /** Which key stands here: the one that stood here in the last line, or another. */
  #key(bytes: Uint8Array, at: number, nth: number): number {
    const expected = this.#order[nth];
    if (expected === undefined) return -1;
    if (startsWith(bytes, at, KEYS[expected] as Uint8Array)) return expected;
    for (let key = 0; key < KEYS.length; key++) {
      if (key === AT.attributes || !startsWith(bytes, at, KEYS[key] as Uint8Array)) continue;
      this.#order[nth] = key;
      return key;
    }
    return -1;
  }

  /** Where the value that begins at `at` ends; -1 where it is not taken. */
  #value(bytes: Uint8Array, at: number, key: number): number {
    if (key === KIND) return startsWith(bytes, at, KIND_VALUE) ? at + KIND_VALUE.length : -1;
    return key === AIRPORT ? this.#airportValue(bytes, at) : this.#slices.scan(bytes, at, key);
  }

  #airportValue(bytes: Uint8Array, at: number): number {
    if (this.#airport.length > 0 && startsWith(bytes, at, this.#airport)) return at + this.#airport.length;
    if (bytes[at] !== QUOTE) return -1;
    const end = bytes.indexOf(QUOTE, at + 1);
    if (end === -1 || end - at > LONGEST_ID) return -1;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + at + 1, end - at - 1).toString('latin1');
    if (!airportIdRule.safeParse(text).success) return -1;
    this.#airport = quoted(text);
    this.#airportId = text;
    return end + 1;
  }
}
