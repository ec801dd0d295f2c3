import type { Airport } from '../contract/history.ts';
import { HAPPENINGS_REACH_MS, isHappening, RECORD_KINDS } from '../contract/records.ts';
import type { EntityFilter } from '../replay/filter.ts';
import type { RecordReader } from '../replay/record-reader.ts';
import type { TellProgress } from './export-progress.ts';
import type { GivenReader, GivenRecord } from './given-record.ts';
import { mergedRecords } from './merged-records.ts';
import { airportLine } from './record-line.ts';
import { RecordLines } from './record-lines.ts';
import { recordedSpan } from './recorded-span.ts';
import { type EarlierState, stateBefore } from './state-before.ts';

/** How many records are written before others have their turn. */
const PIECE = 500;

export interface RecordSource {
  readonly reader: RecordReader;
  readonly given: GivenReader;
}

export interface RecordRange {
  readonly airport: Airport;
  /** Both inclusive, ms since the epoch; where one is left out, the range goes as far as records do. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Records that do not pass it are left out. */
  readonly filter: EntityFilter;
}

/**
 * The records of a range as NDJSON, by time and as they were imported: what was given, what was cleared, what was left
 * out. In another store they replay alike, event by event. Before them stand the airport's line and what makes up the
 * state at `from`: each entity's last record before it, with the whole state, and the happenings that a snapshot
 * reaches back to. A vehicle's line stands before its first record.
 *
 * After one that was left out, by the filter or because it is damaged, an entity's record is written whole.
 */
export function* recordsAsNdjson(
  source: RecordSource,
  range: RecordRange,
  tell: TellProgress = () => {},
): Generator<string> {
  const lines = new RecordLines(source.given, range.airport.airportId, range.filter);
  const recorded = recordedSpan(range.airport);
  const { from = recorded.from, to = recorded.to } = range;
  const told = (time: number) => {
    const { records, damaged } = lines;
    tell({ done: Math.max(0, time - from), total: to - from, records, damaged });
  };
  let piece = airportLine(range.airport);
  let count = 0;
  for (const line of linesOf(lines, source, range)) {
    piece += line;
    if (++count % PIECE > 0) continue;
    told(lines.time);
    yield piece;
    piece = '';
  }
  told(to);
  yield piece;
}

function* linesOf(
  lines: RecordLines,
  { reader, given }: RecordSource,
  { airport: { airportId }, from, to, filter }: RecordRange,
): Generator<string> {
  const kinds = RECORD_KINDS.filter(kind => filter.admits(kind));
  if (from !== undefined) {
    const { records, damaged } = stateBefore(reader, airportId, kinds, from);
    for (const record of damaged) lines.leaveOut(record);
    const happenings = kinds.filter(isHappening);
    const recent = [...mergedRecords(given, airportId, happenings, from - HAPPENINGS_REACH_MS, from - 1)];
    for (const record of inOrder([...records, ...recent]))
      yield 'fields' in record ? lines.given(record) : lines.whole(record);
  }
  const after = from === undefined ? Number.NEGATIVE_INFINITY : from - 1;
  for (const record of mergedRecords(given, airportId, kinds, after, to ?? Number.POSITIVE_INFINITY))
    yield lines.given(record);
  if (from === undefined && to === undefined && filter.isOpen('vehicle')) yield* lines.rest();
}

function inOrder(records: (EarlierState | GivenRecord)[]): (EarlierState | GivenRecord)[] {
  return records.sort((a, b) => a.time - b.time || a.sequence - b.sequence);
}
