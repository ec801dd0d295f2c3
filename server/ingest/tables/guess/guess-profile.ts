import type { FieldSource, LongField, Profile } from '../profile/profile.ts';
import type { ColumnSample } from './column-sample.ts';
import type { FieldColumn } from './guess-columns.ts';
import type { GuessedKind } from './guess-kind.ts';
import { guessField, hasDecimalCommas } from './guess-values.ts';

type Fields = Profile['fields'];
type Update = NonNullable<Profile['updates']>[number];

/** How long before its first time a plan is told, where a table does not say when it was known. */
const PLAN_AHEAD = '-PT2H';
const MILESTONE = /^[A-Z]{4}$/;
const STATUSES = {
  ALDT: 'landed',
  AIBT: 'in_block',
  ASBT: 'boarding',
  AOBT: 'off_block',
  ATOT: 'departed',
} as const;
/** What a row's plan, estimate and outcome are in A-CDM's words, by direction. */
const MOMENTS = [
  { direction: 'arrival', scheduled: 'SIBT', estimated: 'EIBT', actual: 'AIBT' },
  { direction: 'departure', scheduled: 'SOBT', estimated: 'EOBT', actual: 'AOBT' },
] as const;
const ARRIVAL_WORDS = /^(a|arr|arrival|in|inbound)$/i;
const DEPARTURE_WORDS = /^(d|dep|departure|out|outbound)$/i;

/**
 * A profile that reads a table by what its columns seem to hold. Throws an ImportError where the values leave open how
 * they are meant. `zone`: of times that name none, as the person told it.
 */
export function guessProfile(
  { kind, columns }: GuessedKind,
  samples: readonly ColumnSample[],
  format: 'csv' | 'json',
  zone: string | undefined,
): Profile {
  const sourceOf = (column: FieldColumn): LongField => guessField(column, samples, zone);
  const decimal = hasDecimalCommas(columns) ? { decimal: ',' as const } : {};
  const milestones = columns.filter(({ field }) => MILESTONE.test(field));
  const moments = columns.filter(({ field }) => ['scheduled', 'estimated', 'actual'].includes(field));
  const plain = columns.filter(column => !milestones.includes(column) && !moments.includes(column));
  const fields: Fields = Object.fromEntries(plain.map(column => [column.field, short(sourceOf(column))]));
  const base = { format, ...(zone && { zone }), ...decimal, kind };
  if (fields.time !== undefined) {
    if (milestones.length > 0) fields.milestones = sources(milestones, sourceOf);
    return { ...base, fields };
  }
  if (kind === 'tasks') {
    const { actualStart: _, actualEnd: __, ...others } = fields;
    return { ...base, fields: others, updates: taskUpdates(plain, sourceOf) };
  }
  const updates = [...momentUpdates(moments, columns, sourceOf), ...milestoneUpdates(milestones, sourceOf)];
  return updates.length > 0 ? { ...base, fields, updates } : { ...base, fields };
}

/** A plan is told by one update, each thing that came about by one of its own. */
function milestoneUpdates(
  columns: readonly FieldColumn[],
  sourceOf: (column: FieldColumn) => LongField,
): Update[] {
  const [plan, actual] = [
    columns.filter(({ field }) => !(field in STATUSES)),
    columns.filter(({ field }) => field in STATUSES),
  ];
  const [first] = plan;
  const planned: Update[] = first
    ? [
        {
          fields: {
            time: { ...sourceOf(first), shift: PLAN_AHEAD },
            status: { value: 'scheduled' },
            milestones: sources(plan, sourceOf),
          },
        },
      ]
    : [];
  return [
    ...planned,
    ...actual.map(column => ({
      fields: {
        time: short(sourceOf(column)),
        status: { value: STATUSES[column.field as keyof typeof STATUSES] },
        milestones: sources([column], sourceOf),
      },
    })),
  ];
}

/** `scheduled`, `estimated` and `actual` mean another milestone for an arrival than for a departure. */
function momentUpdates(
  moments: readonly FieldColumn[],
  columns: readonly FieldColumn[],
  sourceOf: (column: FieldColumn) => LongField,
): Update[] {
  const direction = columns.find(({ field }) => field === 'direction')?.sample;
  if (!direction) return [];
  return MOMENTS.flatMap(each => {
    const pattern = each.direction === 'arrival' ? ARRIVAL_WORDS : DEPARTURE_WORDS;
    const words = [...new Set(direction.texts)].filter(text => pattern.test(text));
    if (words.length === 0) return [];
    return moments.map(column => {
      const moment = column.field as 'scheduled' | 'estimated' | 'actual';
      const source = sourceOf(column);
      const status =
        moment === 'scheduled' ? 'scheduled' : each.direction === 'arrival' ? 'in_block' : 'off_block';
      return {
        when: { [direction.name]: words },
        fields: {
          time:
            moment === 'actual'
              ? short(source)
              : { ...source, shift: moment === 'scheduled' ? PLAN_AHEAD : '-PT30M' },
          ...(moment !== 'estimated' && { status: { value: status } }),
          milestones: { [each[moment]]: short(source) },
        },
      };
    });
  });
}

/** A task without a time of its own is told by its plan, its start and its end. */
function taskUpdates(
  columns: readonly FieldColumn[],
  sourceOf: (column: FieldColumn) => LongField,
): Update[] {
  const told = new Set(columns.map(({ field }) => field));
  const update = (field: string, status: string, shift?: string): Update[] => {
    const column = columns.find(each => each.field === field);
    if (!column) return [];
    const source = sourceOf(column);
    const word = told.has('status') ? {} : { status: { value: status } };
    const moment = shift ? {} : { [field]: short(source) };
    return [{ fields: { time: shift ? { ...source, shift } : short(source), ...moment, ...word } }];
  };
  return [
    ...update('plannedStart', 'planned', PLAN_AHEAD),
    ...update('actualStart', 'in_progress'),
    ...update('actualEnd', 'completed'),
  ];
}

function sources(
  columns: readonly FieldColumn[],
  sourceOf: (column: FieldColumn) => LongField,
): Record<string, FieldSource> {
  return Object.fromEntries(columns.map(column => [column.field, short(sourceOf(column))]));
}

function short(source: LongField): FieldSource {
  const { column, ...others } = source;
  return column !== undefined && Object.keys(others).length === 0 ? column : source;
}
