import type { RecordKind } from '../contract/records.ts';

/**
 * One record as the engine reads it: the entity's whole state after it, already folded and already JSON.
 * `time` is milliseconds since the epoch. `(time, sequence)` is a total order; `sequence` rises in order of import.
 */
export interface StoredRecord {
  readonly time: number;
  readonly sequence: number;
  readonly entityId: string;
  /** One JSON object, as the wire shows the entity (see `STATE_SCHEMAS`). */
  readonly text: string;
}

/** A record whose text is damaged. Reading leaves it out, as though nothing had been told of the entity then. */
export interface DamagedRecord extends Omit<StoredRecord, 'text'> {
  readonly kind: RecordKind;
}

/**
 * What the engine asks of a store, synchronously. Times are milliseconds since the epoch; spans are open at their
 * start and closed at their end: `(after, upTo]`. An airport that does not exist has no records.
 */
export interface RecordReader {
  /** Every record of a kind in `(after, upTo]`, ordered by `(time, sequence)`. What is left out goes to `damaged`. */
  readSpan(
    airportId: string,
    kind: RecordKind,
    after: number,
    upTo: number,
    damaged?: DamagedRecord[],
  ): StoredRecord[];

  /**
   * The latest record with `time <= at` of each entity of a kind, ordered by entity id. With `entityIds` only of
   * those entities. For vehicles, tasks and flights. To `damaged` go those that it came across.
   */
  readState(
    airportId: string,
    kind: RecordKind,
    at: number,
    entityIds?: readonly string[],
    damaged?: DamagedRecord[],
  ): StoredRecord[];

  /**
   * The latest record in `(after, upTo]` of each entity that has one there, ordered by `(time, sequence)`. To
   * `damaged` go those that it came across, the same each time.
   */
  readLatest(
    airportId: string,
    kind: RecordKind,
    after: number,
    upTo: number,
    damaged?: DamagedRecord[],
  ): StoredRecord[];

  /**
   * At most `limit` records of a kind (of one entity where `entityId` is given), nearest first, strictly beyond
   * `from`: later ones in ascending order for `next`, earlier ones in descending order for `previous`. `from` is a
   * place in the total order; `sequence` may be `±Infinity` for "after / before all records of that instant".
   */
  readBeyond(
    airportId: string,
    kind: RecordKind,
    direction: 'next' | 'previous',
    from: { readonly time: number; readonly sequence: number },
    limit: number,
    entityId?: string,
  ): StoredRecord[];

  /** Changes whenever a recording was added or removed, by this process or another. Cheap: may be called each second. */
  revision(): number;

  hasAirport(airportId: string): boolean;
}
