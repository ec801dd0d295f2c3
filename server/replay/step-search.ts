import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { RECORD_KINDS, type RecordKind } from '../contract/records.ts';
import type { Range } from './playhead.ts';
import type { RecordReader } from './record-reader.ts';
import type { Scope } from './tick.ts';

/** Records looked at before others get their turn. */
const PAGE = 1000;

export interface StepSearch {
  readonly direction: 'next' | 'previous';
  /** The playhead, in ms since the epoch; only records strictly beyond it count. */
  readonly from: number;
  readonly kind?: RecordKind | undefined;
  /** Only records of the entity with this id. */
  readonly id?: string | undefined;
}

/**
 * The time, in ms since the epoch, of the nearest record that passes the scope's filter; the end of the range in that
 * direction where there is none before it. Reads page by page and lets other work go on in between.
 */
export async function findStep(
  reader: RecordReader,
  scope: Scope,
  range: Range,
  search: StepSearch,
): Promise<number> {
  let nearest = search.direction === 'next' ? range.endTime : range.startTime;
  for (const kind of search.kind ? [search.kind] : RECORD_KINDS) {
    if (scope.filter.admits(kind)) nearest = await nearestOfKind(reader, scope, kind, search, nearest);
  }
  return nearest;
}

/** As {@link findStep} for one kind, no further than `bound`. */
async function nearestOfKind(
  reader: RecordReader,
  scope: Scope,
  kind: RecordKind,
  { direction, from, id }: StepSearch,
  bound: number,
): Promise<number> {
  const forward = direction === 'next';
  let place = { time: from, sequence: forward ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY };
  for (;;) {
    const page = reader.readBeyond(scope.airportId, kind, direction, place, PAGE, id);
    for (const record of page) {
      if (forward ? record.time >= bound : record.time <= bound) return bound;
      if (scope.filter.passesText(kind, record.text)) return record.time;
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return bound;
    place = { time: last.time, sequence: last.sequence };
    await yieldToOthers();
  }
}
