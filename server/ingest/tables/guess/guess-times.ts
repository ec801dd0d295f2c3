import { TimeReader } from '../values/time-column.ts';
import type { ColumnSample } from './column-sample.ts';

/** How a column seems to write its times. */
export interface GuessedTimes {
  readonly format: string;
  /** Another format that all values fit as well. */
  readonly alternative?: string;
  /** Whether each value names its zone, or needs none. */
  readonly hasZone: boolean;
}

const DATE_PATTERNS = [
  'dd.MM.yyyy',
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'dd-MM-yyyy',
  'yyyy/MM/dd',
  'dd-MMM-yyyy',
  'dd MMM yyyy',
  'yyyyMMdd',
  'd.M.yyyy',
  'd/M/yyyy',
  'M/d/yyyy',
  'dd.MM.yy',
  'dd/MM/yy',
  'MM/dd/yy',
] as const;
const CLOCK_PATTERNS = ['HH:mm:ss', 'HH:mm:ss.SSS', 'HH:mm', 'h:mm:ss a', 'h:mm a', 'HHmmss'] as const;
const WHOLE_PATTERNS = DATE_PATTERNS.flatMap(date =>
  CLOCK_PATTERNS.flatMap(clock => [
    `${date} ${clock}`,
    ...(date === 'yyyyMMdd' ? [`${date}${clock}`, `${date}'T'${clock}`] : []),
  ]),
);
const FORMATS = ['iso', 'time_of_day', 'epoch_s', 'epoch_ms', 'epoch_us'] as const;
const MOST_VALUES = 200;
/** A column of times may hold some that are broken. */
const ENOUGH = 0.8;

/** The format of a column's times, by its first values; `undefined` where they are none. */
export function guessTimes({ texts }: Pick<ColumnSample, 'texts'>): GuessedTimes | undefined {
  const values = texts.slice(0, MOST_VALUES);
  if (values.length === 0) return undefined;
  const fitting = (formats: readonly string[]) =>
    formats.filter(format => shareRead(values, format) >= ENOUGH);
  const [known] = fitting(FORMATS);
  if (known !== undefined) {
    const hasZone =
      known.startsWith('epoch') || (known === 'iso' && shareRead(values, known, false) >= ENOUGH);
    return { format: known, hasZone };
  }
  const [best, ...others] = fitting(WHOLE_PATTERNS).sort(
    (a, b) => shareRead(values, b) - shareRead(values, a) || a.length - b.length,
  );
  if (best === undefined) return undefined;
  const alternative = others.find(
    other =>
      isMonthFirst(other) !== isMonthFirst(best) && shareRead(values, other) === shareRead(values, best),
  );
  return { format: best, hasZone: false, ...(alternative && { alternative }) };
}

/** The pattern of a column of dates alone, as {@link guessTimes}; `yyyy-MM-dd` where they are ISO 8601. */
export function guessDates({ texts }: Pick<ColumnSample, 'texts'>): GuessedTimes | undefined {
  const atMidnight = guessTimes({ texts: texts.slice(0, MOST_VALUES).map(text => `${text} 00:00:00`) });
  if (!atMidnight) return undefined;
  const dateOf = (format: string) => (format === 'iso' ? 'yyyy-MM-dd' : format.replace(/ HH:mm:ss$/, ''));
  const { format, alternative } = atMidnight;
  if (format !== 'iso' && !format.endsWith(' HH:mm:ss')) return undefined;
  return { format: dateOf(format), hasZone: false, ...(alternative && { alternative: dateOf(alternative) }) };
}

function isMonthFirst(format: string): boolean {
  return /^MM?\//.test(format);
}

function shareRead(values: readonly string[], format: string, isUtc = true): number {
  const reader = new TimeReader({ format, date: '2000-01-01', zone: isUtc ? 'UTC' : undefined });
  return values.filter(value => typeof reader.read(value) === 'string').length / values.length;
}
