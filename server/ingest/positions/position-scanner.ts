import { airportId as airportIdRule } from '../../contract/session.ts';
import { vehicleStatus, vehicleType } from '../../contract/vocabulary.ts';
import type { BatchBuilder, FieldSlices } from './batch-builder.ts';
import { NumberScanner } from './number-scanner.ts';
import { AT, FIELDS, REQUIRED } from './position-fields.ts';
import { TimeScanner } from './time-scanner.ts';
import { ToldScanner } from './told-scanner.ts';
import { VehicleTable } from './vehicle-table.ts';

const [QUOTE, BACKSLASH, COLON, COMMA, OPEN, CLOSE] = [0x22, 0x5c, 0x3a, 0x2c, 0x7b, 0x7d];
const [SPACE, RETURN, NEWLINE] = [0x20, 0x0d, 0x0a];
const LONGEST_ID = 200;

const quoted = (text: string) => new Uint8Array(Buffer.from(JSON.stringify(text)));
const NULL = new Uint8Array(Buffer.from('null'));
const KIND_VALUE = quoted('vehicle_update');
/** Beside the places of a vehicle's fields. */
const KIND = FIELDS.length;
const AIRPORT = FIELDS.length + 1;
const KEYS = [...FIELDS.slice(0, AT.attributes), '', 'kind', 'airportId'].map(quoted);
/** Enumerations, by the places of their fields. */
const WORDS = new Map([
  [AT.vehicleType, vehicleType.options.map(quoted)],
  [AT.status, vehicleStatus.options.map(quoted)],
]);
const TYPES = WORDS.get(AT.vehicleType) as Uint8Array[];
const STATUSES = WORDS.get(AT.status) as Uint8Array[];

/**
 * Reads `vehicle_update` lines of NDJSON from their bytes, those that are as most are: no unknown fields, no
 * `attributes`, no escapes, times in UTC, numbers as JSON writers write them. It takes nothing that the contract's
 * schema would refuse or change in another way; whatever it does not take is to be read as JSON.
 */
export class PositionScanner implements FieldSlices {
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
  readonly #builder: BatchBuilder;
  readonly #vehicles = new VehicleTable();
  readonly #told: ToldScanner;
  readonly #numbers = new NumberScanner();
  readonly #times = new TimeScanner();
  /** The keys in the order in which the last line had them. */
  readonly #order = new Int32Array(KEYS.length).fill(KIND);
  #airport = new Uint8Array(0);
  #airportId = '';
  #idHash = 0;

  constructor(builder: BatchBuilder) {
    this.#builder = builder;
    this.#told = new ToldScanner(builder);
  }

  /**
   * Hands the line that begins at `from` to the builder. Returns where the next line begins, behind the line's end or
   * the bytes' end; -1 where this line is not taken.
   */
  take(bytes: Uint8Array, from: number): number {
    this.bytes = bytes;
    const next = this.#scan(bytes, from);
    if (next === -1) return -1;
    const builder = this.#builder;
    const idAt = AT.vehicleId;
    const vehicle = this.#vehicles.find(
      this.#airportId,
      bytes,
      (this.starts[idAt] as number) + 1,
      (this.ends[idAt] as number) - 1,
      this.#idHash,
    );
    if (vehicle.batch !== builder.number) {
      vehicle.batch = builder.number;
      vehicle.index = builder.vehicle(vehicle.airportId, vehicle.vehicleId);
    }
    this.#told.note(vehicle, this);
    builder.addSlices(this, vehicle.index);
    return next;
  }

  #scan(bytes: Uint8Array, from: number): number {
    this.given = 0;
    this.isAscii = true;
    this.speed = Number.NaN;
    this.heading = Number.NaN;
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
    this.given = seen & ((1 << FIELDS.length) - 1);
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
    switch (key) {
      case KIND:
        return startsWith(bytes, at, KIND_VALUE) ? at + KIND_VALUE.length : -1;
      case AIRPORT:
        return this.#airportValue(bytes, at);
      case AT.time: {
        const end = this.#times.scan(bytes, at);
        if (end === -1) return -1;
        this.time = this.#times.time;
        this.isWholeSecond = this.#times.isWholeSecond;
        this.#slice(key, at, this.isWholeSecond ? end - 2 : end);
        return end;
      }
      case AT.lon:
      case AT.lat:
      case AT.heading:
      case AT.speed:
        return this.#numberValue(bytes, at, key);
      case AT.vehicleType:
        return this.#word(bytes, at, key, TYPES);
      case AT.status:
        return this.#word(bytes, at, key, STATUSES);
      default:
        return this.#text(bytes, at, key);
    }
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

  #numberValue(bytes: Uint8Array, at: number, key: number): number {
    if (key === AT.heading || key === AT.speed) {
      const end = this.#null(bytes, at, key);
      if (end !== -1) return end;
    }
    const end = this.#numbers.scan(bytes, at);
    if (end === -1) return -1;
    const { value } = this.#numbers;
    if (key === AT.lon) {
      if (value < -180 || value > 180) return -1;
      this.lon = value;
    } else if (key === AT.lat) {
      if (value < -90 || value > 90) return -1;
      this.lat = value;
    } else if (value < 0) return -1;
    else if (key === AT.speed) this.speed = value;
    else {
      if (value >= 360) return -1;
      this.heading = value;
    }
    this.#slice(key, at, this.#numbers.end);
    return end;
  }

  #word(bytes: Uint8Array, at: number, key: number, words: readonly Uint8Array[]): number {
    const end = this.#null(bytes, at, key);
    if (end !== -1) return end;
    for (const word of words) {
      if (startsWith(bytes, at, word)) return this.#slice(key, at, at + word.length);
    }
    return -1;
  }

  #text(bytes: Uint8Array, from: number, key: number): number {
    if (bytes[from] !== QUOTE) return key === AT.vehicleId ? -1 : this.#null(bytes, from, key);
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
    if (key !== AT.callsign && (length === 0 || length > LONGEST_ID)) return -1;
    if (key === AT.vehicleId) this.#idHash = hash;
    if (surplus > 0) this.isAscii = false;
    return this.#slice(key, from, at + 1, surplus);
  }

  #null(bytes: Uint8Array, at: number, key: number): number {
    return startsWith(bytes, at, NULL) ? this.#slice(key, at, at + NULL.length) : -1;
  }

  /** Notes where a value lies; returns where it ends. */
  #slice(key: number, start: number, end: number, surplus = 0): number {
    this.starts[key] = start;
    this.ends[key] = end;
    this.surplus[key] = surplus;
    return end;
  }
}

function startsWith(bytes: Uint8Array, at: number, text: Uint8Array): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text[index]) return false;
  return true;
}
