import type { EntityState } from './filter.ts';
import { parsedState } from './parsed-state.ts';
import type { StoredRecord } from './record-reader.ts';

/**
 * A record with its state parsed when first asked for, and a link to what the entity was before. A text that looked
 * whole may turn out to be damaged inside; then the record counts as though it were not there.
 */
export class TimelineRecord implements StoredRecord {
  readonly time: number;
  readonly sequence: number;
  readonly entityId: string;
  readonly text: string;
  /** The same entity's record before this one, damaged or not; `null` where there is none. Set by {@link linkRecords}. */
  link: TimelineRecord | null = null;
  /** `null` where the text cannot be parsed. */
  #state: EntityState | null | undefined;

  constructor(stored: StoredRecord) {
    this.time = stored.time;
    this.sequence = stored.sequence;
    this.entityId = stored.entityId;
    this.text = stored.text;
  }

  /** The same record as though `before` had been its entity's record before it. */
  following(before: TimelineRecord | null): TimelineRecord {
    const record = new TimelineRecord(this);
    record.link = before;
    return record;
  }

  /** Whether the text can be parsed. */
  get whole(): boolean {
    return this.#parsed() !== null;
  }

  /** The same entity's nearest record before this one that is whole; `null` where there is none. */
  get previous(): TimelineRecord | null {
    return this.link?.orBefore() ?? null;
  }

  /** This record where it is whole, else {@link previous}. */
  orBefore(): TimelineRecord | null {
    let record: TimelineRecord | null = this;
    while (record && !record.whole) record = record.link;
    return record;
  }

  /** Throws a `SyntaxError` where the record is not whole. */
  get state(): EntityState {
    const state = this.#parsed();
    if (state === null) throw new SyntaxError(`The record of ${this.entityId} is damaged: ${this.text}`);
    return state;
  }

  #parsed(): EntityState | null {
    if (this.#state === undefined) this.#state = parsedState(this.text);
    return this.#state;
  }
}

/**
 * Links records that stand in `(time, sequence)` order to their predecessors. `before` gives the latest record of
 * each named entity ahead of the first of them that is whole.
 */
export function linkRecords(
  records: readonly TimelineRecord[],
  before: (entityIds: string[]) => readonly TimelineRecord[],
): void {
  const latest = new Map<string, TimelineRecord | null>();
  for (const record of records) latest.set(record.entityId, null);
  for (const record of before([...latest.keys()])) latest.set(record.entityId, record);
  for (const record of records) {
    record.link = latest.get(record.entityId) ?? null;
    latest.set(record.entityId, record);
  }
}
