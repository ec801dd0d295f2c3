import { HAPPENINGS_REACH_MS, isHappening, RECORD_KINDS } from '../contract/records.ts';
import type { TellProgress } from './export-progress.ts';
import type { GivenRecord } from './given-record.ts';
import { mergedRecords } from './merged-records.ts';
import { airportLine } from './record-line.ts';
import { RecordLines } from './record-lines.ts';
import { inPieces, type RecordRange, type RecordSource } from './record-pieces.ts';
import { type EarlierState, stateBefore } from './state-before.ts';

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
  yield* inPieces(airportLine(range.airport), linesOf(lines, source, range), range, lines, tell);
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
