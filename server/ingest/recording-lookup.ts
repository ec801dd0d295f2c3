import type { RecordKind } from '../contract/records.ts';

/** A position that another recording tells. */
export interface EarlierPosition {
  readonly recordingId: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly lon: number;
  readonly lat: number;
}

/** What a recording on its way in can be held against: what the store holds by now, itself among it. */
export interface RecordingLookup {
  /** Whether anything tells of the vehicle, task or flight. */
  knows(airportId: string, kind: RecordKind, id: string): boolean;
  /** Whether anything tells of any vehicle, task or flight at the airport. */
  knowsAny(airportId: string, kind: RecordKind): boolean;
  /** At most `most` positions of a vehicle in `[from, to]`, ms since 1970, by other recordings, in order of time. */
  positionsOf(
    airportId: string,
    vehicleId: string,
    from: number,
    to: number,
    most: number,
  ): EarlierPosition[];
}

/** Stands where nothing is held. */
export const EMPTY_LOOKUP: RecordingLookup = {
  knows: () => false,
  knowsAny: () => false,
  positionsOf: () => [],
};
