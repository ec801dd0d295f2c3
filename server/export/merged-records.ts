import type { RecordKind } from '../contract/records.ts';
import type { GivenReader, GivenRecord } from './given-record.ts';

/** How many records of a kind are read at once. */
const PAGE = 500;

/** Records of several kinds in `(after, upTo]` (ms since the epoch), ordered by `(time, sequence)`. */
export function* mergedRecords(
  reader: GivenReader,
  airportId: string,
  kinds: readonly RecordKind[],
  after: number,
  upTo: number,
): Generator<GivenRecord> {
  const waiting = kinds.map(kind => recordsOf(reader, airportId, kind, after, upTo));
  const heads = waiting.map(records => records.next().value);
  for (;;) {
    let first = -1;
    for (let at = 0; at < heads.length; at++) if (isBefore(heads[at], heads[first])) first = at;
    const record = heads[first];
    if (!record) return;
    yield record;
    heads[first] = waiting[first]?.next().value;
  }
}

function isBefore(record: GivenRecord | undefined, other: GivenRecord | undefined): boolean {
  if (!record || !other) return record !== undefined;
  return record.time < other.time || (record.time === other.time && record.sequence < other.sequence);
}

function* recordsOf(
  reader: GivenReader,
  airportId: string,
  kind: RecordKind,
  after: number,
  upTo: number,
): Generator<GivenRecord, undefined> {
  let place = { time: after, sequence: Number.POSITIVE_INFINITY };
  for (;;) {
    const page = reader.readGiven(airportId, kind, place, upTo, PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    place = { time: last.time, sequence: last.sequence };
  }
}
