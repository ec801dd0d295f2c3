import { type Language, language } from '../language/language.ts';

/** Zones shift at whole quarters of an hour, so one offset holds for each. */
const QUARTER_HOUR_MS = 900_000;
const DAY_MS = 86_400_000;

/** Reads instants (milliseconds since 1970-01-01T00:00Z) as the clock on the airport's wall. */
export interface AirportTime {
  readonly timeZone: string;
  /** What to add to UTC for local time at `ms`, in milliseconds. */
  offsetMs(ms: number): number;
  /** `08:05:09` */
  clock(ms: number): string;
  /** `08:05` */
  minutes(ms: number): string;
  /** `Fri 2 Oct 2020`, or `2020年10月2日 周五`: as the page's language writes it. */
  date(ms: number): string;
  /** `CEST`, or `UTC-5` where the zone has no abbreviation in use. */
  zone(ms: number): string;
  /** `UTC+2` */
  offset(ms: number): string;
  /** The instant whose local time, read as if it were UTC, is `localMs`; in a repeated hour, the earlier one. */
  instantOf(localMs: number): number;
}

/** Throws a RangeError where `timeZone` is not an IANA zone. Cheap enough to call at each frame. */
export function airportTime(timeZone: string): AirportTime {
  const offsetFormat = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
  const zoneFormat = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'short' });
  let quarter = Number.NaN;
  let quarterOffset = 0;

  const offsetMs = (ms: number): number => {
    const current = Math.floor(ms / QUARTER_HOUR_MS);
    if (current !== quarter) {
      quarterOffset = parseOffset(zoneName(offsetFormat, ms));
      quarter = current;
    }
    return quarterOffset;
  };
  const offset = (ms: number): string => {
    const total = Math.round(offsetMs(ms) / 60_000);
    if (total === 0) return 'UTC';
    const [hours, minutes] = [Math.floor(Math.abs(total) / 60), Math.abs(total) % 60];
    return `UTC${total < 0 ? '−' : '+'}${hours}${minutes === 0 ? '' : `:${twoDigits(minutes)}`}`;
  };

  return {
    timeZone,
    offsetMs,
    offset,
    clock: ms => clockText(ms + offsetMs(ms)),
    minutes: ms => clockText(ms + offsetMs(ms)).slice(0, 5),
    date: ms => DATE[language.value](ms + offsetMs(ms)),
    zone: ms => {
      const name = zoneName(zoneFormat, ms);
      return /^GMT[+-]/.test(name) || name === 'UTC' ? offset(ms) : name;
    },
    instantOf: localMs => {
      const before = localMs - offsetMs(localMs - DAY_MS);
      if (before + offsetMs(before) === localMs) return before;
      return localMs - offsetMs(localMs + DAY_MS);
    },
  };
}

const englishDate = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const chineseDay = new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', dateStyle: 'long' });
const chineseWeekday = new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', weekday: 'short' });

/** The date of an instant in UTC. */
const DATE: Readonly<Record<Language, (ms: number) => string>> = {
  en: ms => englishDate.format(ms).replace(',', ''),
  'zh-CN': ms => `${chineseDay.format(ms)} ${chineseWeekday.format(ms)}`,
};

/** `HH:MM:SS` of an instant in UTC. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const second = modulo(seconds, 60);
  const minute = modulo(Math.floor(seconds / 60), 60);
  const hour = modulo(Math.floor(seconds / 3600), 24);
  return `${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}`;
}

function zoneName(format: Intl.DateTimeFormat, ms: number): string {
  return format.formatToParts(ms).find(part => part.type === 'timeZoneName')?.value ?? 'GMT';
}

/** Milliseconds in `GMT+05:30`; plain `GMT` is none. */
function parseOffset(text: string): number {
  const match = /^GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!match) return 0;
  const [, sign, hours, minutes, seconds = '0'] = match;
  const total = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -total : total;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
