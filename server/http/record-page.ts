import { z } from 'zod';
import type { RecordKind } from '../contract/records.ts';
import type { EntityFilter } from '../replay/filter.ts';
import { parsedState } from '../replay/parsed-state.ts';
import type { RecordReader } from '../replay/record-reader.ts';

/** A page reads no more records than this, so that a filter that hardly anything passes holds nobody up. */
const MAX_SCANNED = 20_000;

/** How many records are read at once at least, where a filter may let few of them pass. */
const FILTERED_CHUNK = 500;

/** Where a list of records goes on: behind this record. */
export const recordPlace = z.strictObject({ time: z.int(), sequence: z.int() });
export type RecordPlace = z.infer<typeof recordPlace>;

export interface RecordRange {
  readonly airportId: string;
  readonly kind: RecordKind;
  /** Both inclusive, ms since the epoch. */
  readonly from: number;
  readonly to: number;
  readonly filter: EntityFilter;
}

/**
 * At most `limit` whole records of a range that pass its filter, as JSON texts in order of time, from behind `place` on.
 * `next` is where to go on; a page may have one though it holds fewer than `limit`.
 */
export function readPage(
  reader: RecordReader,
  { airportId, kind, from, to, filter }: RecordRange,
  limit: number,
  place: RecordPlace | undefined,
): { texts: string[]; next: RecordPlace | null } {
  const texts: string[] = [];
  if (!filter.admits(kind)) return { texts, next: null };
  const open = filter.isOpen(kind);
  const asked = open ? limit + 1 : Math.max(limit + 1, FILTERED_CHUNK);
  let at = place ?? { time: from, sequence: Number.NEGATIVE_INFINITY };
  for (let scanned = 0; scanned < MAX_SCANNED; ) {
    const records = reader.readBeyond(airportId, kind, 'next', at, asked);
    for (const record of records) {
      if (record.time > to) return { texts, next: null };
      const state = parsedState(record.text);
      if (state && filter.passes(kind, state)) {
        if (texts.length === limit) return { texts, next: at };
        texts.push(record.text);
      }
      at = { time: record.time, sequence: record.sequence };
    }
    if (records.length < asked) return { texts, next: null };
    scanned += records.length;
  }
  return { texts, next: at };
}
