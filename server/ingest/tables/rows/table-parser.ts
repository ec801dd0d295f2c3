import type { NdjsonLine } from '../../../contract/lines.ts';
import { SET_ASIDE_TEXT_LENGTH } from '../../line-splitter.ts';
import type { SetAside } from '../../recording-sink.ts';
import { ID_OF_KIND } from '../profile/table-kinds.ts';
import { NO_DATE, NO_ZONE } from '../values/time-column.ts';
import type { Cells } from './cell-source.ts';
import { type MappingSettings, RowMapper } from './row-mapper.ts';

/** A row of a table, or one object of a list of them. */
export interface TableRow {
  /** Its line in the file, from 1; where the file has no lines, its number among the objects. */
  readonly line: number;
  /** Bytes of the unpacked file before it, where the file has no lines. */
  readonly offset?: number;
  /** As it stands in the file. */
  readonly text: string;
  /** Its cells, or why it has none. */
  readonly cells: Cells | string;
  /** What it has beyond the columns, by name. */
  readonly more?: Readonly<Record<string, unknown>> | undefined;
}

/** {@link MappingSettings}, and the ids of entities that are left out. */
export interface ParserSettings extends MappingSettings {
  readonly leftOut: readonly string[];
}

/** What came of some rows. */
export interface ParsedRows {
  readonly lines: readonly NdjsonLine[];
  /** What each line's flight may have in common with its turnaround's other one; empty where nothing is paired. */
  readonly keys: readonly (string | undefined)[];
  readonly setAside: readonly SetAside[];
  readonly leftOut: number;
}

/**
 * Turns batches of rows into records, and tells which rows are set aside. Needs nothing but its settings, which are plain
 * data, and is given the batches in their order: it can run in a worker. Throws an ImportError where they do not fit.
 */
export class TableParser {
  /** Rows that were used so far, and those set aside because nothing tells their date or zone. */
  readonly seen = { used: 0, undated: 0, zoneless: 0 };
  readonly #mapper: RowMapper;
  readonly #leftOut: ReadonlySet<unknown>;
  readonly #idField: string;
  readonly #pairs: boolean;

  constructor(settings: ParserSettings) {
    this.#mapper = new RowMapper(settings);
    this.#leftOut = new Set(settings.leftOut);
    this.#idField = ID_OF_KIND[settings.profile.kind];
    this.#pairs = settings.profile.pair !== undefined;
  }

  get mapper(): RowMapper {
    return this.#mapper;
  }

  parse(rows: readonly TableRow[]): ParsedRows {
    const lines: NdjsonLine[] = [];
    const keys: (string | undefined)[] = [];
    const setAside: SetAside[] = [];
    let leftOut = 0;
    for (const row of rows) {
      if (this.#isLeftOut(row)) {
        leftOut++;
        continue;
      }
      const mapped =
        typeof row.cells === 'string' ? row.cells : this.#mapper.map(row.cells, row.line, row.more);
      if (typeof mapped === 'string') {
        setAside.push(this.#aside(row, mapped));
        continue;
      }
      this.seen.used++;
      for (const line of mapped) lines.push(line);
      if (!this.#pairs || typeof row.cells === 'string') continue;
      const key = this.#mapper.pairingKey(row.cells);
      for (let count = mapped.length; count > 0; count--) keys.push(key);
    }
    return { lines, keys, setAside, leftOut };
  }

  #isLeftOut({ cells, line }: TableRow): boolean {
    if (this.#leftOut.size === 0 || typeof cells === 'string') return false;
    return this.#leftOut.has(this.#mapper.idOf(this.#idField, cells, line));
  }

  #aside({ line, offset, text }: TableRow, reason: string): SetAside {
    if (reason.endsWith(NO_DATE)) this.seen.undated++;
    if (reason.includes(NO_ZONE)) this.seen.zoneless++;
    const place = offset === undefined ? { line } : { offset };
    return { ...place, text: text.slice(0, SET_ASIDE_TEXT_LENGTH), reason };
  }
}
