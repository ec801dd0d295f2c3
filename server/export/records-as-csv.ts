import { type RecordKind, STATE_SCHEMAS } from '../contract/records.ts';
import type { EntityFilter } from '../replay/filter.ts';
import { parsedState } from '../replay/parsed-state.ts';
import { csvCell } from './csv-cell.ts';
import type { TellProgress } from './export-progress.ts';
import type { GivenRecord } from './given-record.ts';
import { mergedRecords } from './merged-records.ts';
import { inPieces, type RecordRange, type RecordSource } from './record-pieces.ts';

/**
 * The records of one kind in a range as CSV (RFC 4180) with a header line, by time: in each row the whole state after
 * it, a field a column. Milestones, candidates and attributes are JSON.
 */
export function* recordsAsCsv(
  { given }: Pick<RecordSource, 'given'>,
  kind: RecordKind,
  range: RecordRange,
  tell: TellProgress = () => {},
): Generator<string> {
  const { airport, from, to, filter } = range;
  const after = from === undefined ? Number.NEGATIVE_INFINITY : from - 1;
  const upTo = to ?? Number.POSITIVE_INFINITY;
  const columns = Object.keys(STATE_SCHEMAS[kind].shape);
  const rows = new Rows(columns, filter);
  const records = mergedRecords(given, airport.airportId, filter.admits(kind) ? [kind] : [], after, upTo);
  yield* inPieces(`${columns.join(',')}\r\n`, rows.of(records), range, rows, tell);
}

class Rows {
  records = 0;
  damaged = 0;
  time = Number.NEGATIVE_INFINITY;
  readonly #columns: readonly string[];
  readonly #filter: EntityFilter;

  constructor(columns: readonly string[], filter: EntityFilter) {
    this.#columns = columns;
    this.#filter = filter;
  }

  *of(records: Iterable<GivenRecord>): Generator<string> {
    for (const record of records) yield this.#row(record);
  }

  #row({ kind, time, text }: GivenRecord): string {
    this.time = time;
    const state = parsedState(text);
    if (state === null) this.damaged++;
    if (state === null || !this.#filter.passes(kind, state)) return '';
    this.records++;
    const fields = state as unknown as Readonly<Record<string, unknown>>;
    return `${this.#columns.map(column => cellOf(fields[column])).join(',')}\r\n`;
  }
}

function cellOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return csvCell(value);
  return csvCell(value === null || value === undefined ? null : JSON.stringify(value));
}
