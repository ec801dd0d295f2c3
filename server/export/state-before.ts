import { isHappening, type RecordKind } from '../contract/records.ts';
import type { DamagedRecord, RecordReader, StoredRecord } from '../replay/record-reader.ts';

/** The last record of an entity before a range. */
export interface EarlierState extends StoredRecord {
  readonly kind: RecordKind;
}

/**
 * Of each entity of these kinds, happenings left aside, the last record before `from` (ms since the epoch). `damaged`
 * are later ones that cannot be read, on which those in the range may stand.
 */
export function stateBefore(
  reader: RecordReader,
  airportId: string,
  kinds: readonly RecordKind[],
  from: number,
): { readonly records: EarlierState[]; readonly damaged: readonly DamagedRecord[] } {
  const damaged: DamagedRecord[] = [];
  const records = kinds.flatMap(kind =>
    isHappening(kind)
      ? []
      : reader.readState(airportId, kind, from - 1, undefined, damaged).map(state => ({ ...state, kind })),
  );
  return { records, damaged };
}
