import type { EntityState } from './filter.ts';
import type { StoredRecord } from './record-reader.ts';

/** A record with its state parsed when first asked for, and a link to what the entity was before. */
export class TimelineRecord implements StoredRecord {
  readonly time: number;
  readonly sequence: number;
  readonly entityId: string;
  readonly text: string;
  /** The same entity's record before this one; `null` where there is none. Set by {@link linkRecords}. */
  previous: TimelineRecord | null = null;
  #state: EntityState | undefined;

  constructor(stored: StoredRecord) {
    this.time = stored.time;
    this.sequence = stored.sequence;
    this.entityId = stored.entityId;
    this.text = stored.text;
  }

  /** The same record as though `before` had been its entity's record before it. */
  following(before: TimelineRecord | null): TimelineRecord {
    const record = new TimelineRecord(this);
    record.previous = before;
    return record;
  }

  get state(): EntityState {
    this.#state ??= JSON.parse(this.text) as EntityState;
    return this.#state;
  }
}

/**
 * Links records that stand in `(time, sequence)` order to their predecessors. `before` gives the latest record of
 * each named entity ahead of the first of them.
 */
export function linkRecords(
  records: readonly TimelineRecord[],
  before: (entityIds: string[]) => readonly StoredRecord[],
): void {
  const latest = new Map<string, TimelineRecord | null>();
  for (const record of records) latest.set(record.entityId, null);
  for (const stored of before([...latest.keys()])) latest.set(stored.entityId, new TimelineRecord(stored));
  for (const record of records) {
    record.previous = latest.get(record.entityId) ?? null;
    latest.set(record.entityId, record);
  }
}
