import type { RecordKind } from '../contract/records.ts';
import type { DamagedRecord } from './record-reader.ts';
import type { TimelineRecord } from './timeline-record.ts';

/** The last whole record of each entity among records that follow one another, linked to what it was before them. */
export function lastOfEach(
  records: readonly TimelineRecord[],
  kind: RecordKind,
  after: number,
  damaged: DamagedRecord[],
): TimelineRecord[] {
  const byEntity = new Map<string, { last: TimelineRecord; before: TimelineRecord | null }>();
  for (const record of records) {
    const seen = byEntity.get(record.entityId);
    if (seen) seen.last = record;
    else byEntity.set(record.entityId, { last: record, before: record.link });
  }
  const found: TimelineRecord[] = [];
  for (const { last, before } of byEntity.values()) {
    const whole = last.orBefore();
    if (whole !== last) damaged.push({ ...last, kind });
    if (whole && whole.time > after) found.push(whole.link === before ? whole : whole.following(before));
  }
  return found;
}
