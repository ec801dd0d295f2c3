/** A wall clock's place on the calendar of UTC. All in milliseconds since 1970, wall clock times as if they were UTC. */
export interface Zone {
  readonly name: string;
  /**
   * The instant at which clocks show a time: NaN where they skip it, going forward. Of the two instants of an hour that
   * they repeat the first one, or the second where the first lies before `notBefore`.
   */
  instantOf(wallMs: number, notBefore: number): number;
  /** Whether clocks show a time twice. */
  isRepeated(wallMs: number): boolean;
}

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;
const OFFSET = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/;

/** The zone of a name: `UTC`, an offset such as `+02:00`, or an IANA name; `undefined` for anything else. */
export function readZone(name: string): Zone | undefined {
  if (/^(utc|z|gmt|zulu)$/i.test(name)) return fixed('UTC', 0);
  const offset = OFFSET.exec(name);
  if (offset) {
    const [, sign, hours, minutes = '0'] = offset;
    const size = Number(hours) * 3_600_000 + Number(minutes) * 60_000;
    if (size > 18 * 3_600_000 || Number(minutes) > 59) return undefined;
    return fixed(name, sign === '-' ? -size : size);
  }
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    return new NamedZone(name);
  } catch {
    return undefined;
  }
}

function fixed(name: string, offsetMs: number): Zone {
  return { name, instantOf: wallMs => wallMs - offsetMs, isRepeated: () => false };
}

/** An IANA zone; the offset is looked up once for each quarter of an hour, in which no clock changes within. */
class NamedZone implements Zone {
  readonly name: string;
  #quarter = Number.NaN;
  #instants: readonly number[] = [];

  constructor(name: string) {
    this.name = name;
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
  }

  instantOf(wallMs: number, notBefore: number): number {
    const within = this.#look(wallMs);
    const [first, second] = this.#instants;
    if (first === undefined) return Number.NaN;
    if (second === undefined || first + within >= notBefore) return first + within;
    return second + within;
  }

  isRepeated(wallMs: number): boolean {
    this.#look(wallMs);
    return this.#instants.length > 1;
  }

  /** Finds the instants at which the quarter of an hour around a time begins; returns how far the time is in it. */
  #look(wallMs: number): number {
    const quarter = Math.floor(wallMs / QUARTER_MS) * QUARTER_MS;
    if (quarter !== this.#quarter) {
      this.#quarter = quarter;
      const offsets = new Set([this.#offsetAt(quarter - DAY_MS), this.#offsetAt(quarter + DAY_MS)]);
      this.#instants = [...offsets]
        .map(offset => quarter - offset)
        .filter(instant => instant + this.#offsetAt(instant) === quarter)
        .sort((a, b) => a - b);
    }
    return wallMs - quarter;
  }

  #offsetAt(instantMs: number): number {
    const zoned = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(this.name);
    return zoned.offsetNanoseconds / 1e6;
  }
}
