import type { Airport } from '../contract/history.ts';
import type { EntityFilter } from '../replay/filter.ts';
import type { RecordReader } from '../replay/record-reader.ts';
import type { TellProgress } from './export-progress.ts';
import type { GivenReader } from './given-record.ts';
import { recordedSpan } from './recorded-span.ts';

/** How many records are gone through before others have their turn. */
const PIECE = 500;

export interface RecordSource {
  readonly reader: RecordReader;
  readonly given: GivenReader;
}

export interface RecordRange {
  readonly airport: Airport;
  /** Both inclusive, ms since the epoch; where one is left out, the range goes as far as records do. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Records that do not pass it are left out. */
  readonly filter: EntityFilter;
}

/** What was gone through so far. */
export interface RecordTally {
  readonly records: number;
  readonly damaged: number;
  /** Of the last record, ms since the epoch. */
  readonly time: number;
}

/** Lines in pieces, an empty line for each record that is left out; tells how far it has come. */
export function* inPieces(
  head: string,
  lines: Iterable<string>,
  range: RecordRange,
  tally: RecordTally,
  tell: TellProgress,
): Generator<string> {
  const recorded = recordedSpan(range.airport);
  const { from = recorded.from, to = recorded.to } = range;
  const told = (time: number) => {
    const { records, damaged } = tally;
    tell({ done: Math.min(to - from, Math.max(0, time - from)), total: to - from, records, damaged });
  };
  let piece = head;
  let count = 0;
  for (const line of lines) {
    piece += line;
    if (++count % PIECE > 0) continue;
    told(tally.time);
    yield piece;
    piece = '';
  }
  told(to);
  yield piece;
}
