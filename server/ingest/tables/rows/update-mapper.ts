import type { z } from 'zod';
import type { NdjsonLine } from '../../../contract/lines.ts';
import { reasonOf, shown } from '../../reason.ts';
import { fieldSources } from '../profile/field-sources.ts';
import type { LongField, ProfileFields } from '../profile/profile.ts';
import { LINE_OF_KIND, lineKindOf } from '../profile/table-kinds.ts';
import { Fault } from '../values/fault.ts';
import type { TimeReader } from '../values/time-column.ts';
import { vocabularyOf } from '../values/words.ts';
import { attributeKey } from './attributes.ts';
import { type CellSource, type Cells, cellSource, longField, sourceLabel } from './cell-source.ts';
import type { ColumnIndex } from './column-index.ts';
import { type FieldReader, fieldReader, type TableValues } from './field-reader.ts';
import { isSoundPosition } from './sound-position.ts';

/** What an update of a row becomes: a line, a reason why it is none, or nothing where its time is empty. */
export type MappedUpdate = NdjsonLine | string | undefined;

/** How one field is filled from a row. */
export interface MappedField {
  readonly name: string;
  readonly told: LongField;
  readonly label: string;
  readonly source: CellSource;
  readonly read: FieldReader;
  /** How many times of it clocks showed twice, so far. */
  readonly repeated: () => number;
  /** The attribute that keeps a source's own word, where it is not that of the contract and its column goes by the same name. */
  readonly wordKey: string | undefined;
}

interface FoundFault {
  readonly field: MappedField;
  readonly fault: Fault;
  readonly cell: unknown;
}

/** What is used in mapping all updates of a table. */
export interface TableMapping {
  readonly values: TableValues;
  readonly index: ColumnIndex;
  readonly empty: ReadonlySet<string>;
  readonly airportId: string;
  /** Readers of instants, for what they have to tell. */
  readonly times: TimeReader[];
  /** Counts a value that a column's own rule takes for empty. */
  readonly onBlank: (column: string) => void;
}

/** Turns rows into lines of one kind, by one list of fields. */
export class UpdateMapper {
  readonly #mapping: TableMapping;
  /** All but milestones, in the profile's order. */
  readonly fields: readonly MappedField[];
  readonly #milestones: readonly MappedField[];
  readonly #kind: NdjsonLine['kind'];

  /** Throws an ImportError where a column is missing or a field cannot be read as told. */
  constructor(fields: ProfileFields, mapping: TableMapping) {
    this.#mapping = mapping;
    this.#kind = lineKindOf(mapping.values.kind);
    const { fields: others, milestones } = fieldSources(fields);
    const compile = ([name, source]: [string, ProfileFields[string]]) => this.#compile(name, source);
    this.fields = Object.entries(others).map(compile);
    this.#milestones = Object.entries(milestones).map(compile);
  }

  /** The reading of one field, for those who need no whole line: `undefined` where it says nothing or is wrong. */
  valueOf(name: string, cells: Cells, line: number): unknown {
    const field = this.fields.find(each => each.name === name);
    if (!field) return undefined;
    const cell = field.source(cells, line);
    const value = cell === undefined ? undefined : field.read(cell);
    return value instanceof Fault ? undefined : value;
  }

  /** What stands in the cell of a field. */
  cellOf(name: string, cells: Cells, line: number): unknown {
    return this.fields.find(each => each.name === name)?.source(cells, line);
  }

  /** `write` puts the attributes into a line that can be used. */
  map(cells: Cells, line: number, write: (into: Record<string, unknown>) => void): MappedUpdate {
    const record: Record<string, unknown> = { kind: this.#kind, airportId: this.#mapping.airportId };
    const faults: FoundFault[] = [];
    this.#read(this.fields, record, faults, cells, line);
    if (this.#milestones.length > 0) {
      const milestones: Record<string, unknown> = {};
      this.#read(this.#milestones, milestones, faults, cells, line);
      record.milestones = milestones;
    }
    if (faults.length === 0 && this.#mapping.values.kind === 'positions' && isSoundPosition(record)) {
      write(record);
      return record;
    }
    const checked = LINE_OF_KIND[this.#mapping.values.kind].safeParse(record);
    if (!checked.success || faults.length > 0) {
      return this.#reason(faults, checked.error?.issues ?? [], cells, line);
    }
    const data = checked.data as Record<string, unknown>;
    write(data);
    return data as NdjsonLine;
  }

  #read(
    fields: readonly MappedField[],
    into: Record<string, unknown>,
    faults: FoundFault[],
    cells: Cells,
    line: number,
  ): void {
    for (const field of fields) {
      const cell = field.source(cells, line);
      if (cell === undefined) continue;
      const value = field.read(cell);
      if (value instanceof Fault) faults.push({ field, fault: value, cell });
      else {
        into[field.name] = value;
        if (field.wordKey !== undefined && value !== cell) into[field.wordKey] = cell;
      }
    }
  }

  #reason(
    faults: readonly FoundFault[],
    issues: readonly z.core.$ZodIssue[],
    cells: Cells,
    line: number,
  ): string {
    const reasons = faults.map(
      ({ field, fault: { rule, tellsValue }, cell }) =>
        `${field.label}: ${rule}${tellsValue ? `, is ${shown(cell)}` : ''}`,
    );
    const others = issues.filter(({ path }) => !faults.some(({ field }) => field.name === path[0]));
    if (others.length > 0) {
      const input = Object.fromEntries(this.fields.map(({ name, source }) => [name, source(cells, line)]));
      const label = (name: string) => this.fields.find(field => field.name === name)?.label ?? name;
      reasons.push(reasonOf(others, input, label));
    }
    return reasons.join('; ');
  }

  #compile(name: string, told: ProfileFields[string]): MappedField {
    const { values, index, empty, times, onBlank } = this.#mapping;
    const field = longField(told);
    const label = sourceLabel(name, field);
    const isWord = vocabularyOf(values.kind, name) !== undefined || field.values !== undefined;
    const isNamesake = field.column === name;
    const source = cellSource(field, index, empty, () => onBlank(label), isWord && !isNamesake);
    const before = times.length;
    const read = fieldReader(name, field, values, times);
    const time = times[before];
    return {
      name,
      told: field,
      label,
      wordKey: isWord && isNamesake ? attributeKey(name, values.kind) : undefined,
      source,
      read,
      repeated: () => time?.repeated ?? 0,
    };
  }
}
