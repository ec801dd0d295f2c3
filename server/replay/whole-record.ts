import type { RecordKind } from '../contract/records.ts';
import type { RecordReader, StoredRecord } from './record-reader.ts';
import { TimelineRecord } from './timeline-record.ts';

/**
 * The record; where it is damaged inside, its entity's nearest one before it that is not and is later than `after` (ms
 * since the epoch).
 */
export function wholeRecord(
  reader: RecordReader,
  airportId: string,
  kind: RecordKind,
  stored: StoredRecord,
  after = Number.NEGATIVE_INFINITY,
): TimelineRecord | undefined {
  let next: StoredRecord | undefined = stored;
  while (next && next.time > after) {
    const record = new TimelineRecord(next);
    if (record.whole) return record;
    [next] = reader.readBeyond(airportId, kind, 'previous', next, 1, next.entityId);
  }
  return undefined;
}
