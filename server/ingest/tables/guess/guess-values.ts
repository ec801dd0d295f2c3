import { ImportError } from '../../import-error.ts';
import type { LongField } from '../profile/profile.ts';
import { sexagesimal } from '../values/units.ts';
import { type ColumnSample, examplesOf, shareOf } from './column-sample.ts';
import type { FieldColumn } from './guess-columns.ts';
import { guessDates, guessTimes } from './guess-times.ts';

const ENOUGH = 0.8;
const DATE_NAMES = new Set(['date', 'date_utc', 'day', 'datum', 'flight_date', 'op_date']);
const COMMA_NUMBER = /^[+-]?\d+,\d+$/;
const TURN_RADIANS = 2 * Math.PI + 0.01;

/** Whether the numbers of a table have decimal commas, by columns that hold numbers. */
export function hasDecimalCommas(columns: readonly FieldColumn[]): boolean {
  const places = columns.filter(({ field }) => field === 'lat' || field === 'lon');
  return (
    places.length > 0 &&
    places.every(({ sample }) => shareOf(sample, text => COMMA_NUMBER.test(text)) >= ENOUGH)
  );
}

/** How a field's column is read, by what stands in it. `samples`: all columns, for a date may stand in another. */
export function guessField(column: FieldColumn, samples: readonly ColumnSample[], zone?: string): LongField {
  const { field, sample } = column;
  const unit = column.unit ?? guessUnit(field, sample);
  if (!isTimeField(field)) return { column: sample.name, ...(unit !== undefined && { unit }) };
  const times = guessTimes(sample);
  const isUtc = /utc|zulu/i.test(sample.name);
  const zoned = isUtc ? { zone: 'UTC' } : {};
  if (!times) return { column: sample.name, ...zoned };
  refuseAmbiguity(sample, times.format, times.alternative);
  const dates = times.format === 'time_of_day' ? dateColumn(samples) : undefined;
  if (dates) {
    const clock = sample.texts.every(text => text.split(':').length === 2) ? 'HH:mm' : 'HH:mm:ss';
    const format = dates.format === 'yyyy-MM-dd' ? 'iso' : `${dates.format} ${clock}`;
    return { columns: [dates.name, sample.name], format, ...zoned };
  }
  if (!times.hasZone && times.format !== 'time_of_day' && !isUtc && zone === undefined) {
    throw new ImportError(
      `has times without a zone, such as ${examplesOf(sample)[0]} in ${sample.name}, and nothing says which they are of`,
      'timeZone',
    );
  }
  const plain = ['iso', 'time_of_day', 'epoch_s', 'epoch_ms'].includes(times.format);
  return { column: sample.name, ...(!plain && { format: times.format }), ...zoned };
}

/** Whether a field holds an instant. */
function isTimeField(field: string): boolean {
  return /^(time|(planned|actual)(Start|End)|scheduled|estimated|actual|[A-Z]{3,5})$/.test(field);
}

function dateColumn(samples: readonly ColumnSample[]): { name: string; format: string } | undefined {
  for (const sample of samples) {
    const dates = DATE_NAMES.has(sample.normal) ? guessDates(sample) : undefined;
    if (!dates) continue;
    refuseAmbiguity(sample, dates.format, dates.alternative);
    return { name: sample.name, format: dates.format };
  }
  return undefined;
}

function refuseAmbiguity(sample: ColumnSample, format: string, alternative: string | undefined): void {
  if (alternative === undefined) return;
  throw new ImportError(
    `has dates in ${sample.name}, such as ${examplesOf(sample)[0]}, that may be ${format} or ${alternative}: a profile can say which (format:)`,
    'profile',
  );
}

function guessUnit(field: string, sample: ColumnSample): string | undefined {
  const normal = sample.normal;
  const numbers = sample.texts.map(Number).filter(Number.isFinite);
  switch (field) {
    case 'lat':
    case 'lon':
      if (shareOf(sample, text => !Number.isNaN(sexagesimal(text))) >= ENOUGH) return 'dms';
      if (shareOf(sample, text => /^-?\d{6,10}$/.test(text)) < ENOUGH) return undefined;
      return ['e7', 'e6', 'e5'].find(unit =>
        numbers.every(number => fits(number / 10 ** Number(unit[1]), field)),
      );
    case 'heading':
      if (/(^|_)rad(ians)?$/.test(normal)) return 'rad';
      if (
        numbers.length > 20 &&
        numbers.every(number => Math.abs(number) <= TURN_RADIANS) &&
        !numbers.every(Number.isInteger)
      )
        return 'rad';
      return numbers.some(number => number < 0 && number >= -180) ? 'deg180' : undefined;
    case 'speed':
      return 'mps';
    default:
      return undefined;
  }
}

/** Seven decimals fit whatever six fit; a place within a degree of the null island is no airport's. */
function fits(degrees: number, field: string): boolean {
  return Math.abs(degrees) <= (field === 'lat' ? 90 : 180) && Math.abs(degrees) >= 0.1;
}
