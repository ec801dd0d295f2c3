import type { NdjsonLine } from '../../../contract/lines.ts';
import { toMs } from '../../../contract/time.ts';
import { counted } from '../../counted.ts';
import type { SeenTarget } from '../../fixed-transponders.ts';
import type { Profile, ProfileFields } from '../profile/profile.ts';
import { cellValue, EMPTY_TEXTS, textOfCell } from '../values/cell.ts';
import type { TimeReader } from '../values/time-column.ts';
import {
  type AttributeColumn,
  type AttributeWriter,
  attributeColumns,
  attributeKey,
  attributeWriter,
} from './attributes.ts';
import type { Cells } from './cell-source.ts';
import { ColumnIndex } from './column-index.ts';
import { rowCondition } from './row-condition.ts';
import { type MappedField, type TableMapping, UpdateMapper } from './update-mapper.ts';

/** All that tells how rows become records: plain data, so that a worker can be given it. */
export interface MappingSettings {
  readonly columns: readonly string[];
  readonly profile: Profile;
  /** Of rows that do not name theirs. */
  readonly airportId: string;
  /** `YYYY-MM-DD` of the first row, for times of day. */
  readonly date: string | undefined;
  /** The zone of times without an offset, told by the person; the profile's counts where it is left out. */
  readonly timeZone: string | undefined;
}

/** A row's lines in order of time, or why the row is set aside. */
export type MappedRow = readonly NdjsonLine[] | string;

/** The word of a source that does not know what kind of target it sees. */
export const UNDETERMINED = 'undetermined';

interface Update {
  readonly applies: ((cells: Cells) => boolean) | undefined;
  readonly mapper: UpdateMapper;
}

/**
 * Turns rows into records, top to bottom: times of day and repeated hours are told by the rows before. Knows no file
 * and no store. Throws an ImportError where the profile does not fit the columns.
 */
export class RowMapper {
  readonly attributes: readonly AttributeColumn[];
  readonly attributeWriter: AttributeWriter;
  /** Texts of cells that say nothing. */
  readonly empty: ReadonlySet<string>;
  readonly #settings: MappingSettings;
  readonly #updates: readonly Update[];
  readonly #keyColumns: readonly number[];
  readonly #blanks = new Map<string, number>();
  readonly #times: TimeReader[] = [];

  constructor(settings: MappingSettings) {
    const { profile, columns, airportId, date, timeZone } = settings;
    const { kind, decimal = '.', zone, pair } = profile;
    const index = new ColumnIndex(columns);
    const empty = profile.empty ? new Set([...EMPTY_TEXTS, ...profile.empty.map(String)]) : EMPTY_TEXTS;
    const mapping: TableMapping = {
      values: { kind, decimal, zone: timeZone ?? zone, date: date ?? profile.date },
      index,
      empty,
      airportId,
      times: this.#times,
      onBlank: column => this.#blanks.set(column, (this.#blanks.get(column) ?? 0) + 1),
    };
    const common = profile.fields as ProfileFields;
    this.#settings = settings;
    this.#updates = (profile.updates ?? [{ when: undefined, fields: {} }]).map(({ when, fields }) => ({
      applies: when && rowCondition(when, index, empty),
      mapper: new UpdateMapper({ ...common, ...(fields as ProfileFields) }, mapping),
    }));
    this.attributes = attributeColumns(index, profile);
    this.empty = empty;
    this.attributeWriter = attributeWriter(this.attributes, decimal, empty);
    this.#keyColumns = (pair?.by ?? []).map(name => index.place(name));
  }

  /** `more`: what a row has beyond the columns, by name. */
  map(cells: Cells, line: number, more?: Readonly<Record<string, unknown>>): MappedRow {
    const lines: NdjsonLine[] = [];
    const write = (into: Record<string, unknown>) => {
      if (lines.length === 0) this.#addAttributes(into, cells, more);
    };
    const [first] = this.#updates;
    if (this.#updates.length === 1 && first && !first.applies) {
      const mapped = first.mapper.map(cells, line, write);
      if (typeof mapped !== 'object') return mapped ?? '';
      lines.push(mapped);
      return lines;
    }
    return this.#mapUpdates(cells, line, write, lines);
  }

  /** How the fields of a row's only line are filled; `undefined` where rows may become several, or none. */
  get onlyFields(): readonly MappedField[] | undefined {
    const [first] = this.#updates;
    return this.#updates.length === 1 && first && !first.applies ? first.mapper.fields : undefined;
  }

  /** What a row says of a vehicle's place, for finding fixed transponders. */
  sighting(cells: Cells, line: number): SeenTarget | undefined {
    const mapper = this.#updates[0]?.mapper;
    const id = mapper?.valueOf('vehicleId', cells, line);
    if (!mapper || typeof id !== 'string') return undefined;
    const number = (name: string) => Number(mapper.valueOf(name, cells, line) ?? Number.NaN);
    const time = mapper.valueOf('time', cells, line);
    const type = mapper.cellOf('vehicleType', cells, line);
    return {
      id,
      undetermined: typeof type === 'string' && type.toLowerCase() === UNDETERMINED,
      timeMs: typeof time === 'string' ? toMs(time) : Number.NaN,
      lon: number('lon'),
      lat: number('lat'),
    };
  }

  /** The name of a row's entity; `undefined` where it has none. */
  idOf(field: string, cells: Cells, line: number): unknown {
    return this.#updates[0]?.mapper.valueOf(field, cells, line);
  }

  /** What two flights have in common that may be one turnaround; `undefined` where a part of it is empty. */
  pairingKey(cells: Cells): string | undefined {
    const parts = this.#keyColumns.map(at => cellValue(cells[at]));
    return parts.length === 0 || parts.includes(undefined) ? undefined : parts.map(textOfCell).join('\u0000');
  }

  /** What is to be told of values that were read in one of two ways, a line each. */
  notes(): string[] {
    const blanks = [...this.#blanks].map(
      ([column, count]) =>
        `${counted(count, 'value')} of ${column} ${count === 1 ? 'stands' : 'stand'} for no value, as the profile says`,
    );
    const repeated = this.#times.reduce((sum, times) => sum + times.repeated, 0);
    if (repeated === 0) return blanks;
    const zone = this.#settings.timeZone ?? this.#settings.profile.zone;
    return [
      ...blanks,
      `${repeated} times stand in an hour that clocks${zone ? ` of ${zone}` : ''} showed twice; they were read as the first time round, until the order of rows told the second`,
    ];
  }

  #mapUpdates(
    cells: Cells,
    line: number,
    write: (into: Record<string, unknown>) => void,
    lines: NdjsonLine[],
  ): MappedRow {
    const mapped: NdjsonLine[] = [];
    for (const { applies, mapper } of this.#updates) {
      if (applies && !applies(cells)) continue;
      if (mapper.cellOf('time', cells, line) === undefined) continue;
      const update = mapper.map(cells, line, () => {});
      if (typeof update === 'string') return update;
      if (update) mapped.push(update);
    }
    if (mapped.length === 0)
      return 'tells no moment: no update of the profile applies to it, or all their times are empty';
    mapped.sort((a, b) => toMs(String(a.time)) - toMs(String(b.time)));
    const [first] = mapped;
    if (first) write(first as Record<string, unknown>);
    lines.push(...mapped);
    return lines;
  }

  #addAttributes(
    line: Record<string, unknown>,
    cells: Cells,
    more?: Readonly<Record<string, unknown>>,
  ): void {
    this.attributeWriter.write(line, cells);
    for (const [name, value] of Object.entries(more ?? {})) {
      if (value !== null) line[attributeKey(name, this.#settings.profile.kind)] = value;
    }
  }
}
