import { ImportError } from '../../import-error.ts';
import type { TableKind } from '../profile/table-kinds.ts';
import { Fault } from '../values/fault.ts';
import { sexagesimal } from '../values/units.ts';
import { vocabularyOf, wordReader } from '../values/words.ts';
import type { ToldColumns } from './column-roles.ts';
import { type ColumnSample, shareOf } from './column-sample.ts';
import { guessTimes } from './guess-times.ts';
import { SYNONYMS } from './synonyms.ts';

/** How sure a guess is: told by the person; name and values agree; the name alone; the values alone. */
type Sureness = 'told' | 'sure' | 'likely' | 'maybe';

/** A column and the field that it seems to hold. */
export interface FieldColumn {
  readonly field: string;
  readonly unit?: string | undefined;
  readonly sample: ColumnSample;
  readonly sureness: Sureness;
}

const NUMBER = /^[+-]?\d*[.,]?\d+$/;
const IN_JSON = new Set(['attributes', 'milestones', 'candidates']);
/** Fields of a position that mean the same in whatever object they lie. */
const INNER = new Set(['time', 'lat', 'lon', 'heading', 'speed']);
const ENOUGH = 0.8;
/** Names that leave the unit open: metres per second are as good a guess as any. */
const UNITLESS_SPEEDS = new Set(['speed', 'gs', 'groundspeed', 'ground_speed', 'velocity', '速度', '车速']);

/** Which column holds what, for rows of one kind: as told, then by names in common use, then by what stands there. */
export function guessColumns(
  samples: readonly ColumnSample[],
  kind: TableKind,
  told: ToldColumns['columns'] = [],
): FieldColumn[] {
  const found: FieldColumn[] = told.map(({ field, unit, column }) => {
    const sample = samples.find(({ name }) => name === column);
    if (sample) return { field, unit, sample, sureness: 'told' };
    const names = samples.map(({ name }) => name).join(', ');
    throw new ImportError(`has no column ${column}; its header names ${names}`, 'columns');
  });
  const isFree = (sample: ColumnSample) => !found.some(each => each.sample === sample);
  const isMissing = (field: string) => !found.some(each => each.field === field);
  for (const { field, unit, names } of SYNONYMS[kind]) {
    if (!isMissing(field)) continue;
    const sample = names
      .map(name => samples.find(each => each.normal === name && isFree(each) && mayHold(kind, field, each)))
      .find(each => each !== undefined);
    if (sample) found.push({ field, unit, sample, sureness: surenessOf(kind, field, sample) });
  }
  if (kind === 'positions') found.push(...byPaths(samples.filter(isFree), isMissing));
  if (kind === 'positions') found.push(...byValues(samples.filter(isFree), isMissing));
  return found;
}

/** Words that mostly mean nothing here are no status, and a number is no kind of task: such columns stay attributes. */
function mayHold(kind: TableKind, field: string, sample: ColumnSample): boolean {
  if (IN_JSON.has(field)) return shareOf(sample, text => /^[{[]/.test(text)) >= ENOUGH;
  if (field !== 'status' && field !== 'severity' && field !== 'source' && field !== 'direction') return true;
  const vocabulary = vocabularyOf(kind, field);
  if (!vocabulary) return true;
  const { unknown: _, ...strict } = vocabulary;
  const read = wordReader(strict);
  return shareOf(sample, text => !(read(text) instanceof Fault)) >= ENOUGH;
}

function surenessOf(kind: TableKind, field: string, sample: ColumnSample): Sureness {
  if (sample.texts.length === 0 || UNITLESS_SPEEDS.has(sample.normal)) return 'likely';
  if (['lat', 'lon', 'heading', 'speed', 'priority'].includes(field)) {
    return shareOf(sample, text => NUMBER.test(text) || !Number.isNaN(sexagesimal(text))) >= ENOUGH
      ? 'sure'
      : 'likely';
  }
  if (
    field === 'time' ||
    /^[A-Z]{4}$/.test(field) ||
    field.startsWith('planned') ||
    field.startsWith('actual')
  ) {
    return guessTimes(sample) ? 'sure' : 'likely';
  }
  return vocabularyOf(kind, field) || sample.normal !== 'id' ? 'sure' : 'likely';
}

/** Finds the fields of a position within objects, each where just one column's path ends in a name for it. */
function byPaths(free: readonly ColumnSample[], isMissing: (field: string) => boolean): FieldColumn[] {
  const found: FieldColumn[] = [];
  for (const { field, unit, names } of SYNONYMS.positions) {
    if (!INNER.has(field) || !isMissing(field) || found.some(each => each.field === field)) continue;
    const [sample, ...others] = free.filter(({ innermost }) => innermost && names.includes(innermost));
    if (sample && others.length === 0) found.push({ field, unit, sample, sureness: 'likely' });
  }
  return found;
}

/** Finds what no name tells: times by their look, and two columns of degrees in the order latitude, longitude. */
function byValues(free: readonly ColumnSample[], isMissing: (field: string) => boolean): FieldColumn[] {
  const found: FieldColumn[] = [];
  const add = (field: string, sample: ColumnSample | undefined) => {
    if (sample && isMissing(field)) found.push({ field, sample, sureness: 'maybe' });
  };
  const places = free.filter(isPlace);
  if (isMissing('lat') && isMissing('lon') && places.length === 2) {
    const [first, second] = places;
    const isSwapped = first?.texts.some(text => Math.abs(Number(text)) > 90);
    add('lat', isSwapped ? second : first);
    add('lon', isSwapped ? first : second);
  }
  if (isMissing('time')) {
    const isTime = (sample: ColumnSample) => sample.texts.length > 0 && guessTimes(sample) !== undefined;
    add(
      'time',
      free.find(sample => !places.includes(sample) && isTime(sample)),
    );
  }
  return found;
}

/** Degrees are told to some decimals, and not only in whole or half ones. */
function isPlace(sample: ColumnSample): boolean {
  return (
    sample.texts.length > 0 &&
    shareOf(sample, text => /^-?\d{1,3}\.\d{4,}$/.test(text) && Math.abs(Number(text)) <= 180) >= ENOUGH
  );
}
