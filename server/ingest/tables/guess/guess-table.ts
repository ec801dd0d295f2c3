import { sourceEntries } from '../profile/field-sources.ts';
import type { FieldSource, LongField, Profile, ProfileFields } from '../profile/profile.ts';
import { attributeColumns } from '../rows/attributes.ts';
import { longField, sourceColumns } from '../rows/cell-source.ts';
import { ColumnIndex } from '../rows/column-index.ts';
import type { TableRow } from '../rows/table-parser.ts';
import { unitTitle } from '../values/units.ts';
import { columnSamples, examplesOf } from './column-sample.ts';
import type { FieldColumn } from './guess-columns.ts';

/** How a table is read, column by column, for a person to look at. */
export interface ReadColumn {
  readonly column: string;
  /** The fields that it fills; `attribute` where it has no place, `left out` where it is not kept. */
  readonly field: string;
  /** Unit, format and zone, where there is something to say. */
  readonly how: string;
  readonly examples: readonly string[];
  /** How sure a guess is, or who says it; empty where nothing was guessed of the column. */
  readonly sureness: string;
}

/**
 * What each column of a table is read as; `profile` is `undefined` where that could not be told. `by`: the guess, or who
 * says it instead.
 */
export function readColumns(
  columns: readonly string[],
  rows: readonly TableRow[],
  profile: Profile | undefined,
  by: readonly FieldColumn[] | 'preset' | 'profile' = [],
): ReadColumn[] {
  const uses = profile ? usesOf(profile) : new Map<string, Use[]>();
  const kept = profile ? attributeColumns(new ColumnIndex(columns), profile) : [];
  return columnSamples(columns, rows).map(sample => {
    const used = uses.get(sample.name) ?? [];
    const attribute = kept.some(({ name }) => name === sample.name) ? 'attribute' : 'left out';
    const fields = [...new Set(used.map(({ field }) => field))];
    return {
      column: sample.name,
      field: fields.length > 0 ? fields.join(', ') : profile ? attribute : '?',
      how: [...new Set(used.map(({ how }) => how))].filter(how => how !== '').join(', '),
      examples: examplesOf(sample),
      sureness:
        typeof by === 'string' ? by : (by.find(each => each.sample.name === sample.name)?.sureness ?? ''),
    };
  });
}

/** The columns as a text table with lines no longer than they need be. */
export function guessTable(columns: readonly ReadColumn[]): string {
  const head = ['column', 'field', 'read as', 'examples', 'how sure'];
  const rows = columns.map(({ column, field, how, examples, sureness }) =>
    [column, field, how, examples.join(' | '), sureness].map(printable),
  );
  const widths = head.map((title, at) => Math.max(...[head, ...rows].map(row => (row[at] ?? title).length)));
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd();
  return [line(head), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

interface Use {
  readonly field: string;
  readonly how: string;
}

function usesOf({ fields, updates = [] }: Profile): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  const add = (field: string, told: FieldSource) => {
    const source = longField(told);
    for (const column of sourceColumns(source)) {
      const before = uses.get(column) ?? [];
      uses.set(column, [...before, { field, how: howOf(source) }]);
    }
  };
  for (const each of [fields, ...updates.map(update => update.fields)] as ProfileFields[]) {
    for (const [field, source] of sourceEntries(each)) add(field, source);
  }
  return uses;
}

function howOf({ unit, format, zone, shift, values }: LongField): string {
  const parts = [unitTitle(unit), format, zone, shift, values && 'words'];
  return parts.filter(part => part !== undefined).join(' ');
}

/** Keeps what a file holds from steering the terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '?');
}
