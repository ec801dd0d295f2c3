import { toIso } from '../../../contract/time.ts';
import { TimeOfDayClock } from '../../time-of-day.ts';
import { Fault } from './fault.ts';
import { milliseconds, readIso, readWireForm, type WrittenInstant, wallTime } from './iso-instant.ts';
import { type PatternReader, patternReader } from './time-pattern.ts';
import { readZone } from './zone.ts';

/** How times may be written, beside patterns such as `dd.MM.yyyy HH:mm`; left out, each is told by its look. */
const TIME_FORMATS = ['iso', 'epoch_s', 'epoch_ms', 'epoch_us', 'time_of_day'] as const;
type TimeFormat = (typeof TIME_FORMATS)[number];

/** How a column writes its times. */
export interface TimeColumn {
  /** `iso`, `epoch_s`, `epoch_ms`, `epoch_us`, `time_of_day` or a pattern; left out, each text tells by its look. */
  readonly format?: string | undefined;
  /** The zone of times without an offset: `UTC`, `+02:00`, `Europe/Madrid`. */
  readonly zone?: string | undefined;
  /** `YYYY-MM-DD` of the first row, in that zone, for a column that tells only the time of day. */
  readonly date?: string | undefined;
  /** Whether rows come in the order of these times; left out, they do. */
  readonly isOrdered?: boolean;
  /** Milliseconds that are added to what stands there. */
  readonly shiftMs?: number | undefined;
}

/** Why a time of day is set aside where nothing says on which day the first row is. */
export const NO_DATE = 'tells no date, and that of the first row is not known';
/** Why a time without an offset is set aside where nothing says which zone it is of. */
export const NO_ZONE = 'must be an RFC 3339 time with an offset, such as 2020-10-02T08:00:00.000Z';

const TIME_OF_DAY = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?$/;
const DIGITS = /^\d{9,16}(\.\d+)?$/;
const PER_MS = { epoch_s: 0.001, epoch_ms: 1, epoch_us: 1000 } as const;
/** 1980 to 2100: an epoch beyond was not meant. */
const [EARLIEST, LATEST] = [315_532_800_000, 4_102_444_800_000];
/** Times before are none: milliseconds since 1970. */
export const FIRST_MS = Date.parse('0100-01-01T00:00:00Z');
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');
/** Rows may be so much out of order that it does not tell the second of two equal hours. */
const OUT_OF_ORDER_MS = 60_000;

/**
 * Reads the times of one column, top to bottom, as the wire writes them. Keeps the last one, by which times of day
 * go on into the next day and the second of two equal hours in autumn is told.
 */
export class TimeReader {
  /** Times that clocks showed twice, by how they were read. */
  repeated = 0;
  readonly #format: TimeFormat | undefined;
  readonly #pattern: PatternReader | undefined;
  readonly #zone: ReturnType<typeof readZone>;
  readonly #clock: TimeOfDayClock | undefined;
  readonly #shift: number;
  /** Whether a text in the wire's form goes through as it is. */
  readonly #readsWireForm: boolean;
  readonly #isOrdered: boolean;
  #last = Number.NEGATIVE_INFINITY;

  /** Throws a RangeError where the format is none. */
  constructor({ format, zone, date, shiftMs = 0, isOrdered = true }: TimeColumn) {
    const known = TIME_FORMATS.find(each => each === format);
    this.#format = known;
    this.#pattern = format === undefined || known ? undefined : patternReader(format);
    this.#zone = zone === undefined ? undefined : readZone(zone);
    this.#clock = date === undefined ? undefined : new TimeOfDayClock(date);
    this.#shift = shiftMs;
    this.#readsWireForm = shiftMs === 0 && (format === undefined || format === 'iso');
    this.#isOrdered = isOrdered;
  }

  /** `cell`: a text without blanks around it, or a number. */
  read(cell: unknown): string | Fault {
    const text = typeof cell === 'string' ? cell : String(cell);
    if (this.#readsWireForm && !Number.isNaN(readWireForm(text))) return text;
    const instant = this.#instantOf(text);
    if (typeof instant !== 'number') return instant;
    const shifted = instant + this.#shift;
    if (!(shifted >= FIRST_MS && shifted <= LAST_MS)) return new Fault(NO_ZONE);
    return toIso(shifted);
  }

  #instantOf(text: string): number | Fault {
    if (this.#pattern) {
      const reading = this.#pattern(text);
      if (!reading) return new Fault('is no time as the format says');
      return 'timeOfDay' in reading ? this.#ofDay(reading.timeOfDay) : this.#written(reading);
    }
    const format = this.#format;
    if (format === undefined || format === 'iso') {
      const written = readIso(text);
      if (written) return this.#written(written);
      if (format === 'iso') return new Fault(NO_ZONE);
    }
    if (format !== 'time_of_day' && (format !== undefined || DIGITS.test(text))) return epoch(text, format);
    const parts = TIME_OF_DAY.exec(text);
    const timeOfDay =
      parts &&
      wallTime(
        1970,
        1,
        1,
        Number(parts[1]),
        Number(parts[2]),
        Number(parts[3] ?? 0),
        milliseconds(parts[4] ?? ''),
      );
    if (typeof timeOfDay !== 'number') {
      return new Fault(format === 'time_of_day' ? 'must be a time of day such as 08:00:01' : NO_ZONE);
    }
    return this.#ofDay(timeOfDay);
  }

  #ofDay(timeOfDay: number): number | Fault {
    if (!this.#clock) return new Fault(NO_DATE, false);
    return this.#written({ wallMs: this.#clock.at(timeOfDay), offsetMs: this.#zone ? undefined : 0 });
  }

  #written({ wallMs, offsetMs }: WrittenInstant): number | Fault {
    if (offsetMs !== undefined) return wallMs - offsetMs;
    if (!this.#zone) return new Fault(NO_ZONE);
    if (this.#zone.isRepeated(wallMs)) this.repeated++;
    const instant = this.#zone.instantOf(wallMs, this.#last - OUT_OF_ORDER_MS);
    if (Number.isNaN(instant)) {
      return new Fault(`does not exist in ${this.#zone.name}, where the clocks skipped it going forward`);
    }
    if (this.#isOrdered) this.#last = instant;
    return instant;
  }
}

function epoch(text: string, format: TimeFormat | undefined): number | Fault {
  const digits = text.split('.', 1)[0]?.length ?? 0;
  const told = format ?? (digits > 13 ? 'epoch_us' : digits > 11 ? 'epoch_ms' : 'epoch_s');
  if (told === 'iso' || told === 'time_of_day') return new Fault(NO_ZONE);
  const value = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(value))
    return new Fault('must be a number of seconds, milliseconds or microseconds since 1970');
  const ms = msOf(value, told);
  if (ms >= EARLIEST && ms <= LATEST) return ms;
  const other = (Object.keys(PER_MS) as (keyof typeof PER_MS)[]).find(each => {
    const otherwise = msOf(value, each);
    return otherwise >= EARLIEST && otherwise <= LATEST;
  });
  const meant = other ? `, but is as ${other}` : '';
  return new Fault(`must be in the years 1980 to 2100 as ${told}${meant}`);
}

function msOf(value: number, format: keyof typeof PER_MS): number {
  return format === 'epoch_s' ? Math.round(value * 1000) : Math.trunc(value / PER_MS[format]);
}
