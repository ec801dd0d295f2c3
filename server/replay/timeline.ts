import { isHappening, type RecordKind } from '../contract/records.ts';
import { BlockCache } from './block-cache.ts';
import { EntityNumbers } from './entity-numbers.ts';
import { lastOfEach } from './last-of-each.ts';
import { RecordBlock, SeenEntities } from './record-block.ts';
import type { DamagedRecord, RecordReader, StoredRecord } from './record-reader.ts';
import { linkRecords, TimelineRecord } from './timeline-record.ts';
import { wholeRecord } from './whole-record.ts';

/**
 * Length of a block in ms of recorded time: seconds for dense positions, minutes for the sparse kinds, so that
 * either holds some thousand records at a busy airport.
 */
const BLOCK_MS: Record<RecordKind, number> = {
  vehicle: 10_000,
  task: 300_000,
  flight: 300_000,
  notification: 300_000,
  decision: 300_000,
};

/** Spans of more blocks than this are read past the cache, so that one long jump does not empty it. */
const MAX_BLOCKS_PER_SPAN = 8;

/** Records of a block, from an index and before another. */
interface Slice {
  readonly index: number;
  readonly block: RecordBlock;
  readonly from: number;
  readonly to: number;
}

/**
 * The recorded past in blocks of a few seconds, each read once and shared by every session that passes by. The
 * least recently used are dropped when the cache passes `maxBytes`. Spans are `(after, upTo]`, in ms since the epoch.
 * Damaged records that are come across in a span go to `damaged`, the same each time.
 */
export class Timeline {
  readonly reader: RecordReader;
  readonly #cache: BlockCache;
  readonly #seen = new SeenEntities();
  #numbers = new EntityNumbers();
  /** Blocks found in the cache, and blocks that had to be read. */
  hits = 0;
  misses = 0;

  constructor(reader: RecordReader, maxBytes = 128e6) {
    this.reader = reader;
    this.#cache = new BlockCache(maxBytes);
  }

  /** What the blocks hold of memory, in bytes. */
  get bytes(): number {
    return this.#cache.bytes;
  }

  /** The JSON of every record of a kind in the span, in order, with commas between. */
  spanText(
    airportId: string,
    kind: RecordKind,
    after: number,
    upTo: number,
    damaged: DamagedRecord[] = [],
  ): string {
    const slices = this.#slices(airportId, kind, after, upTo, damaged);
    if (slices) return slices.map(({ block, from, to }) => block.text(from, to)).join(',');
    return texts(this.reader.readSpan(airportId, kind, after, upTo, damaged));
  }

  /** The JSON of the last record in the span of each entity that has one there, in order, with commas between. */
  latestText(
    airportId: string,
    kind: RecordKind,
    after: number,
    upTo: number,
    damaged: DamagedRecord[] = [],
  ): string {
    if (this.#isLong(kind, after, upTo))
      return texts(this.reader.readLatest(airportId, kind, after, upTo, damaged));
    const pieces: string[] = [];
    this.#seen.clear();
    for (const { block, from, to } of this.#slices(airportId, kind, after, upTo, damaged)?.reverse() ?? [])
      block.prependLatest(from, to, this.#seen, pieces);
    return pieces.join(',');
  }

  /** Every record of a kind in the span, in order. Each knows its `previous`; happenings have none. */
  span(
    airportId: string,
    kind: RecordKind,
    after: number,
    upTo: number,
    damaged: DamagedRecord[] = [],
  ): TimelineRecord[] {
    return this.#linkedSpan(airportId, kind, after, upTo, damaged).filter(record => {
      if (!record.whole) damaged.push({ ...record, kind });
      return record.whole;
    });
  }

  /** The last record in the span of each entity that has one there, in order; `previous` is its state at `after`. */
  latest(
    airportId: string,
    kind: RecordKind,
    after: number,
    upTo: number,
    damaged: DamagedRecord[] = [],
  ): TimelineRecord[] {
    const found = this.#isLong(kind, after, upTo)
      ? this.#readLatest(airportId, kind, after, upTo, damaged)
      : lastOfEach(this.#linkedSpan(airportId, kind, after, upTo, damaged), kind, after, damaged);
    return found.sort((a, b) => a.time - b.time || a.sequence - b.sequence);
  }

  /** Drops every block: the recorded past has changed. */
  clear(): void {
    this.#cache.clear();
    this.#numbers = new EntityNumbers();
  }

  /** Whether the store tells the latest records of a span sooner than blocks do. */
  #isLong(kind: RecordKind, after: number, upTo: number): boolean {
    return upTo - after > 3 * BLOCK_MS[kind];
  }

  #linkedSpan(
    airportId: string,
    kind: RecordKind,
    after: number,
    upTo: number,
    damaged: DamagedRecord[],
  ): TimelineRecord[] {
    const slices = this.#slices(airportId, kind, after, upTo, damaged);
    if (slices)
      return slices.flatMap(slice => this.#records(airportId, kind, slice).slice(slice.from, slice.to));
    return this.#link(
      airportId,
      kind,
      after,
      asTimelineRecords(this.reader.readSpan(airportId, kind, after, upTo, damaged)),
    );
  }

  #readLatest(
    airportId: string,
    kind: RecordKind,
    after: number,
    upTo: number,
    damaged: DamagedRecord[],
  ): TimelineRecord[] {
    const records: TimelineRecord[] = [];
    for (const stored of this.reader.readLatest(airportId, kind, after, upTo, damaged)) {
      const record = wholeRecord(this.reader, airportId, kind, stored, after);
      if (record?.sequence !== stored.sequence) damaged.push({ ...stored, kind });
      if (record) records.push(record);
    }
    return this.#link(airportId, kind, after, records);
  }

  /** What the blocks hold of a span; `undefined` where it is too long for them. */
  #slices(
    airportId: string,
    kind: RecordKind,
    after: number,
    upTo: number,
    damaged: DamagedRecord[],
  ): Slice[] | undefined {
    if (upTo <= after) return [];
    const length = BLOCK_MS[kind];
    const first = blockAt(after + 1, length);
    const last = blockAt(upTo, length);
    if (last - first >= MAX_BLOCKS_PER_SPAN) return undefined;
    const slices: Slice[] = [];
    for (let index = first; index <= last; index++) {
      const block = this.#block(airportId, kind, index);
      const from = block.firstAfter(after);
      const to = block.firstAfter(upTo);
      if (from < to) slices.push({ index, block, from, to });
      damaged.push(...block.damagedIn(after, upTo));
    }
    return slices;
  }

  #records(airportId: string, kind: RecordKind, { index, block }: Slice): readonly TimelineRecord[] {
    if (block.records) return block.records;
    block.records = this.#link(airportId, kind, index * BLOCK_MS[kind], asTimelineRecords(block.stored()));
    this.#cache.resized(airportId, kind, index);
    return block.records;
  }

  #link(airportId: string, kind: RecordKind, after: number, records: TimelineRecord[]): TimelineRecord[] {
    const before = (ids: string[]) =>
      this.reader
        .readState(airportId, kind, after, ids)
        .flatMap(stored => wholeRecord(this.reader, airportId, kind, stored) ?? []);
    if (!isHappening(kind)) linkRecords(records, before);
    return records;
  }

  #block(airportId: string, kind: RecordKind, index: number): RecordBlock {
    const cached = this.#cache.get(airportId, kind, index);
    if (cached) {
      this.hits++;
      return cached;
    }
    this.misses++;
    const start = index * BLOCK_MS[kind];
    const damaged: DamagedRecord[] = [];
    const records = this.reader.readSpan(airportId, kind, start, start + BLOCK_MS[kind], damaged);
    const block = new RecordBlock(records, damaged, this.#numbers);
    this.#cache.put(airportId, kind, index, block);
    return block;
  }
}

function asTimelineRecords(records: readonly StoredRecord[]): TimelineRecord[] {
  return records.map(record => new TimelineRecord(record));
}

function texts(records: readonly StoredRecord[]): string {
  return records.map(record => record.text).join(',');
}

/** The block that holds `time`: block i covers `(i * length, (i + 1) * length]`. Whole milliseconds only. */
function blockAt(time: number, length: number): number {
  return Math.ceil(time / length) - 1;
}
