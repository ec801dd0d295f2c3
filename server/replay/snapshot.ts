import { KIND_EVENTS } from '../contract/events.ts';
import { HAPPENINGS_REACH_MS, isHappening, RECORD_KINDS, type RecordKind } from '../contract/records.ts';
import { toIso } from '../contract/time.ts';
import type { EntityFilter, EntityState } from './filter.ts';
import type { RecordReader, StoredRecord } from './record-reader.ts';

/**
 * The recorded state at `at` (ms since the epoch) that passes the filter, as the JSON of a `snapshot` event:
 * entities ordered by id, happenings of the ten minutes up to `at` in order of time.
 */
export function snapshotText(
  reader: RecordReader,
  airportId: string,
  at: number,
  filter: EntityFilter,
): string {
  const lists = RECORD_KINDS.map(kind => {
    const texts = filter.admits(kind) ? passing(read(reader, airportId, kind, at), kind, filter) : [];
    return `"${KIND_EVENTS[kind].list}":[${texts.join(',')}]`;
  });
  return `{"time":"${toIso(at)}",${lists.join(',')}}`;
}

function read(reader: RecordReader, airportId: string, kind: RecordKind, at: number): StoredRecord[] {
  return isHappening(kind)
    ? reader.readSpan(airportId, kind, at - HAPPENINGS_REACH_MS, at)
    : reader.readState(airportId, kind, at);
}

function passing(records: readonly StoredRecord[], kind: RecordKind, filter: EntityFilter): string[] {
  const texts = records.map(record => record.text);
  if (filter.isOpen(kind)) return texts;
  return texts.filter(text => filter.passes(kind, JSON.parse(text) as EntityState));
}
