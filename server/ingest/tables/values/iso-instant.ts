/** An ISO 8601 date and time as it stands: the wall clock as if in UTC, and what the text says of the zone. */
export interface WrittenInstant {
  /** Milliseconds since 1970 of the date and time, as if in UTC; digits beyond the millisecond are cut off. */
  readonly wallMs: number;
  /** Milliseconds that the text's offset is ahead of UTC; `undefined` where it names none. */
  readonly offsetMs: number | undefined;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s?([Zz]|UTC|GMT|([+-])(\d{2}):?(\d{2})?)?$/;

/**
 * Milliseconds since 1970 of a text in the very form that the wire has, `2020-10-02T08:00:01.734Z`; NaN for any other.
 * This is what most tables hold, and a fraction of the cost of {@link readIso}.
 */
export function readWireForm(text: string): number {
  if (text.length !== 24 || !hasSigns(text)) return Number.NaN;
  const ms = wallTime(
    digits(text, 0, 4),
    digits(text, 5, 7),
    digits(text, 8, 10),
    digits(text, 11, 13),
    digits(text, 14, 16),
    digits(text, 17, 19),
    digits(text, 20, 23),
  );
  return ms ?? Number.NaN;
}

const [DASH, COLON, POINT, T, Z] = [0x2d, 0x3a, 0x2e, 0x54, 0x5a];

function hasSigns(text: string): boolean {
  return (
    text.charCodeAt(4) === DASH &&
    text.charCodeAt(7) === DASH &&
    text.charCodeAt(10) === T &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON &&
    text.charCodeAt(19) === POINT &&
    text.charCodeAt(23) === Z
  );
}

/** A number of digits alone; NaN where there is anything else. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** Reads `2020-10-02T08:00:01.734Z` and its like, seconds and offset left out or not; `undefined` for anything else. */
export function readIso(text: string): WrittenInstant | undefined {
  const parts = ISO.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone, sign, zoneHours, zoneMinutes] =
    parts;
  const wallMs = wallTime(
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    milliseconds(fraction),
  );
  if (wallMs === undefined) return undefined;
  if (zone === undefined) return { wallMs, offsetMs: undefined };
  if (sign === undefined) return { wallMs, offsetMs: 0 };
  const [hours, minutes] = [Number(zoneHours), Number(zoneMinutes ?? 0)];
  if (hours > 23 || minutes > 59) return undefined;
  const size = hours * 3_600_000 + minutes * 60_000;
  return { wallMs, offsetMs: sign === '-' ? -size : size };
}

/** Milliseconds since 1970 of a date and time of the calendar as if in UTC; `undefined` where there is none such. */
export function wallTime(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  ms: number,
): number | undefined {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return undefined;
  if (!(hour <= 23 && minute <= 59 && second <= 59 && ms <= 999 && year >= 100)) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second, ms);
}

/** Whole milliseconds of a second's decimals. */
export function milliseconds(fraction: string): number {
  return fraction === '' ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3));
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
}
