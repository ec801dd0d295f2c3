import type { RecordKind } from '../contract/records.ts';

/** A place in the total order of records; `sequence` may be `±Infinity` for "after / before all of that instant". */
export interface RecordPlace {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly sequence: number;
}

/** One record with what its source said, beside the state that it left. */
export interface GivenRecord extends RecordPlace {
  readonly kind: RecordKind;
  readonly entityId: string;
  /** The entity's whole state after the record, as JSON; damaged where it cannot be parsed. */
  readonly text: string;
  /** Names of the fields that the source gave. */
  readonly fields: readonly string[];
  /** Keys of the single attributes that it gave; those that the state lacks it removed. */
  readonly keys: readonly string[];
}

/** What an export of records asks of a store beside the engine's own reader. Times in ms since the epoch. */
export interface GivenReader {
  /** At most `limit` records of a kind beyond `after`, with `time <= upTo`, ordered by `(time, sequence)`. */
  readGiven(
    airportId: string,
    kind: RecordKind,
    after: RecordPlace,
    upTo: number,
    limit: number,
  ): GivenRecord[];

  /** What the `vehicle` lines of an airport's vehicles say, as the JSON of a state, ordered by id. */
  vehicleLines(airportId: string): { readonly vehicleId: string; readonly text: string }[];
}
