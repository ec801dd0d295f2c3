import { z } from 'zod';

const DURATION =
  /^(?<sign>[+-])?P(?!$)(?:(?<weeks>\d+(?:[.,]\d+)?)W)?(?:(?<days>\d+(?:[.,]\d+)?)D)?(?:T(?!$)(?:(?<hours>\d+(?:[.,]\d+)?)H)?(?:(?<minutes>\d+(?:[.,]\d+)?)M)?(?:(?<seconds>\d+(?:[.,]\d+)?)S)?)?$/;

const MILLISECONDS = {
  weeks: 604_800_000,
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1000,
};

/** An instant as the wire writes it: RFC 3339, UTC, three decimals. `ms` is milliseconds since 1970-01-01T00:00Z. */
export function toIso(ms: number): string {
  return new Date(ms).toISOString();
}

/** Milliseconds since 1970-01-01T00:00Z of an RFC 3339 text; digits beyond the millisecond are cut off. */
export function toMs(iso: string): number {
  return Date.parse(iso);
}

/**
 * Milliseconds in an ISO 8601 duration of weeks, days, hours, minutes and seconds (`PT10S`, `-PT0.5S`, `P1DT2H`),
 * rounded to whole ones.
 * Years and months are refused: their length depends on a date. Returns `undefined` for anything else.
 */
export function durationToMs(text: string): number | undefined {
  const groups = DURATION.exec(text)?.groups;
  if (!groups) return undefined;
  let total = 0;
  for (const [unit, length] of Object.entries(MILLISECONDS)) {
    const amount = groups[unit];
    if (amount) total += Number(amount.replace(',', '.')) * length;
  }
  return Math.round(groups.sign === '-' ? -total : total);
}

const FIRST_MS = Date.parse('0000-01-01T00:00:00.000Z');
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');
/** An RFC 3339 text of this length that ends with `Z` is already as the wire writes it. */
const WIRE_LENGTH = '2020-10-02T08:00:00.000Z'.length;

/** RFC 3339 with any offset in; the same instant in UTC with milliseconds out. */
export const isoTime = z.iso
  .datetime({
    offset: true,
    abort: true,
    error: 'must be an RFC 3339 time with an offset, such as 2020-10-02T08:00:00.000Z',
  })
  .refine(isInFourDigitYear, {
    error: 'is not a date of the calendar in the years 0000 to 9999',
    abort: true,
  })
  .overwrite(text => (text.length === WIRE_LENGTH && text.endsWith('Z') ? text : toIso(toMs(text))))
  .meta({
    description: 'An instant, RFC 3339; answers are in UTC with milliseconds.',
    examples: ['2020-10-02T08:00:00.000Z'],
  });

/** An ISO 8601 duration, signed; see {@link durationToMs}. */
export const isoDuration = z
  .string()
  .refine(text => durationToMs(text) !== undefined, {
    error: 'must be an ISO 8601 duration of weeks, days, hours, minutes or seconds, such as PT10S or -PT0.5S',
  })
  .meta({ description: 'An ISO 8601 duration; a leading minus goes back.', examples: ['PT10S', '-PT0.5S'] });

function isInFourDigitYear(text: string): boolean {
  const ms = toMs(text);
  return ms >= FIRST_MS && ms <= LAST_MS;
}
