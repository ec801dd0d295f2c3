import { REQUIRED_OF_KIND, TABLE_KINDS, type TableKind } from '../profile/table-kinds.ts';
import type { ToldColumns } from './column-roles.ts';
import type { ColumnSample } from './column-sample.ts';
import { type FieldColumn, guessColumns } from './guess-columns.ts';

/** A kind that a table may be of, with the columns of its fields. */
export interface GuessedKind {
  readonly kind: TableKind;
  readonly columns: readonly FieldColumn[];
  /** Fields that it needs and has not. */
  readonly missing: readonly string[];
}

/** Fields that tell a kind from the others; a table of that kind has one of them at least. */
const TELLING: Readonly<Record<TableKind, readonly string[]>> = {
  positions: ['lat', 'lon'],
  tasks: ['taskId', 'taskType', 'plannedStart', 'plannedEnd', 'actualStart', 'actualEnd', 'assignmentSource'],
  flights: ['airline', 'registration', 'aircraftType', 'direction', 'gate', 'runway'],
  notifications: ['message', 'severity'],
  decisions: ['decisionId', 'trigger', 'chosenVehicleId'],
};
const MILESTONE = /^[A-Z]{4}$/;
const MOMENTS = ['scheduled', 'estimated', 'actual'];

/**
 * The kind of a table by its columns, as told or as most of its columns fit; one that lacks needed columns only where no
 * other has them all. `undefined` where it seems to be none.
 */
export function guessKind(
  samples: readonly ColumnSample[],
  told: ToldColumns | undefined,
): GuessedKind | undefined {
  const guesses = (told?.kind ? [told.kind] : TABLE_KINDS).map(kind => {
    const columns = guessColumns(samples, kind, told?.columns);
    return { kind, columns, missing: missingOf(kind, columns) };
  });
  if (told?.kind) return guesses[0];
  const [positions] = guesses;
  if (positions?.kind === 'positions' && positions.missing.length === 0) return positions;
  const score = ({ kind, columns }: GuessedKind) =>
    columns.filter(column => isTelling(kind, column)).length * 10 + columns.length;
  const isTold = ({ kind, columns }: GuessedKind) => columns.some(column => isTelling(kind, column));
  return guesses
    .filter(isTold)
    .sort((a, b) => Number(a.missing.length > 0) - Number(b.missing.length > 0) || score(b) - score(a))[0];
}

/** A mere `id` may be that of anything. */
function isTelling(kind: TableKind, { field, sample }: FieldColumn): boolean {
  return (
    sample.normal !== 'id' &&
    (TELLING[kind].includes(field) ||
      (kind === 'flights' && (MILESTONE.test(field) || MOMENTS.includes(field))))
  );
}

/** Flights and tasks need no column of their own for the time: their milestones tell it, or start and end. */
function missingOf(kind: TableKind, columns: readonly FieldColumn[]): string[] {
  const has = (field: string) => columns.some(each => each.field === field);
  const tellsTime =
    (kind === 'flights' &&
      columns.some(({ field }) => MILESTONE.test(field) || (MOMENTS.includes(field) && has('direction')))) ||
    (kind === 'tasks' && (has('actualStart') || has('plannedStart')));
  return REQUIRED_OF_KIND[kind].filter(field => !has(field) && !(field === 'time' && tellsTime));
}
