import { milliseconds, type WrittenInstant, wallTime } from './iso-instant.ts';

/** What a pattern reads: an instant, or a time of day in milliseconds since midnight. */
type PatternReading = WrittenInstant | { readonly timeOfDay: number };

/** A compiled pattern: reads a text, or `undefined` where it does not fit or is no time of the calendar. */
export type PatternReader = (text: string) => PatternReading | undefined;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What each letter of a pattern stands for, as Unicode TR 35 has them; longest first. */
const TOKENS = [
  ['yyyy', 'year', '(\\d{4})'],
  ['yy', 'shortYear', '(\\d{2})'],
  ['MMM', 'monthName', '([A-Za-z]{3})[a-z]*'],
  ['MM', 'month', '(\\d{2})'],
  ['M', 'month', '(\\d{1,2})'],
  ['dd', 'day', '(\\d{2})'],
  ['d', 'day', '(\\d{1,2})'],
  ['HH', 'hour', '(\\d{2})'],
  ['H', 'hour', '(\\d{1,2})'],
  ['hh', 'hour12', '(\\d{2})'],
  ['h', 'hour12', '(\\d{1,2})'],
  ['mm', 'minute', '(\\d{2})'],
  ['m', 'minute', '(\\d{1,2})'],
  ['ss', 'second', '(\\d{2})'],
  ['s', 'second', '(\\d{1,2})'],
  ['S+', 'fraction', '(\\d+)'],
  ['a', 'half', '([AaPp])\\.?[Mm]\\.?'],
  ['X', 'offset', '(Z|[+-]\\d{2}(?::?\\d{2})?)'],
] as const;
type Part = (typeof TOKENS)[number][1];

const TOKEN = new RegExp(`'([^']*)'|${TOKENS.map(([token]) => token).join('|')}|([A-Za-z])|[^]`, 'gu');

/**
 * Compiles a pattern such as `dd.MM.yyyy HH:mm:ss`. Throws a RangeError that says what is wrong with one that tells no
 * time: an unknown letter, no hour, a part of the time twice, which could take for ever to match.
 */
export function patternReader(pattern: string): PatternReader {
  const parts: Part[] = [];
  let source = '';
  for (const [text, quoted, unknown] of pattern.matchAll(TOKEN)) {
    const token = TOKENS.find(([known]) => known === text || (known === 'S+' && /^S+$/.test(text)));
    if (token) {
      if (parts.includes(token[1])) throw new RangeError(`${pattern}: tells ${text} twice`);
      parts.push(token[1]);
      source += token[2];
    } else if (unknown !== undefined) {
      throw new RangeError(
        `${pattern}: ${unknown} stands for nothing; letters are yyyy yy MMM MM M dd d HH H hh h mm m ss s SSS a X, others in 'quotes'`,
      );
    } else source += quoted === undefined ? escaped(text) : escaped(quoted);
  }
  if (!parts.includes('hour') && !parts.includes('hour12')) {
    throw new RangeError(`${pattern}: tells no hour (HH)`);
  }
  const isWhole = parts.includes('day') && (parts.includes('year') || parts.includes('shortYear'));
  if (!isWhole && parts.some(part => ['day', 'month', 'monthName', 'year', 'shortYear'].includes(part))) {
    throw new RangeError(`${pattern}: tells a part of a date only; it needs year, month and day, or none`);
  }
  const regexp = new RegExp(`^${source}$`);
  return text => {
    const match = regexp.exec(text);
    return match
      ? reading(new Map(parts.map((part, index) => [part, match[index + 1] ?? ''])), isWhole)
      : undefined;
  };
}

function reading(values: ReadonlyMap<Part, string>, isWhole: boolean): PatternReading | undefined {
  const number = (part: Part, otherwise = 0) => Number(values.get(part) ?? otherwise);
  const [year, month, day] = isWhole ? [yearOf(values), monthOf(values), number('day')] : [1970, 1, 1];
  const hour = hourOf(values);
  if (hour === undefined) return undefined;
  const fraction = milliseconds(values.get('fraction') ?? '');
  const wallMs = wallTime(year, month, day, hour, number('minute'), number('second'), fraction);
  if (wallMs === undefined) return undefined;
  return isWhole ? { wallMs, offsetMs: offsetOf(values.get('offset')) } : { timeOfDay: wallMs };
}

/** Two digits of a year are of 1970 to 2069, as POSIX nearly has it. */
function yearOf(values: ReadonlyMap<Part, string>): number {
  const short = values.get('shortYear');
  if (short === undefined) return Number(values.get('year'));
  return Number(short) + (Number(short) < 70 ? 2000 : 1900);
}

/** 0, which is no month, for a name that is none. */
function monthOf(values: ReadonlyMap<Part, string>): number {
  const name = values.get('monthName');
  return name === undefined ? Number(values.get('month')) : MONTHS.indexOf(name.toLowerCase()) + 1;
}

function hourOf(values: ReadonlyMap<Part, string>): number | undefined {
  const half = values.get('hour12');
  if (half === undefined) return Number(values.get('hour'));
  const hour = Number(half);
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (/p/i.test(values.get('half') ?? '') ? 12 : 0);
}

function offsetOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === 'Z') return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(3).replace(':', '') || 0)];
  return (hours * 60 + minutes) * (text.startsWith('-') ? -60_000 : 60_000);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll(' ', '\\s');
}
