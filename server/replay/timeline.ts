import { isHappening, type RecordKind } from '../contract/records.ts';
import { BlockCache } from './block-cache.ts';
import { EntityNumbers } from './entity-numbers.ts';
import { RecordBlock, SeenEntities } from './record-block.ts';
import type { RecordReader, StoredRecord } from './record-reader.ts';
import { linkRecords, TimelineRecord } from './timeline-record.ts';

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
  spanText(airportId: string, kind: RecordKind, after: number, upTo: number): string {
    const slices = this.#slices(airportId, kind, after, upTo);
    if (slices) return slices.map(({ block, from, to }) => block.text(from, to)).join(',');
    return texts(this.reader.readSpan(airportId, kind, after, upTo));
  }

  /** The JSON of the last record in the span of each entity that has one there, in order, with commas between. */
  latestText(airportId: string, kind: RecordKind, after: number, upTo: number): string {
    if (this.#isLong(kind, after, upTo)) return texts(this.reader.readLatest(airportId, kind, after, upTo));
    const pieces: string[] = [];
    this.#seen.clear();
    for (const { block, from, to } of this.#slices(airportId, kind, after, upTo)?.reverse() ?? [])
      block.prependLatest(from, to, this.#seen, pieces);
    return pieces.join(',');
  }

  /** Every record of a kind in the span, in order. Each knows its `previous`; happenings have none. */
  span(airportId: string, kind: RecordKind, after: number, upTo: number): TimelineRecord[] {
    const slices = this.#slices(airportId, kind, after, upTo);
    if (!slices)
      return this.#link(airportId, kind, after, this.reader.readSpan(airportId, kind, after, upTo));
    return slices.flatMap(slice => this.#records(airportId, kind, slice).slice(slice.from, slice.to));
  }

  /** The last record in the span of each entity that has one there, in order; `previous` is its state at `after`. */
  latest(airportId: string, kind: RecordKind, after: number, upTo: number): TimelineRecord[] {
    if (this.#isLong(kind, after, upTo))
      return this.#link(airportId, kind, after, this.reader.readLatest(airportId, kind, after, upTo));
    const byEntity = new Map<string, { last: TimelineRecord; before: TimelineRecord | null }>();
    for (const record of this.span(airportId, kind, after, upTo)) {
      const seen = byEntity.get(record.entityId);
      if (seen) seen.last = record;
      else byEntity.set(record.entityId, { last: record, before: record.previous });
    }
    return [...byEntity.values()]
      .map(({ last, before }) => (last.previous === before ? last : last.following(before)))
      .sort((a, b) => a.time - b.time || a.sequence - b.sequence);
  }

  /** Drops every block: the recorded past has changed. */
  clear(): void {
    this.#cache.clear();
    this.#numbers = new EntityNumbers();
  }

  #isLong(kind: RecordKind, after: number, upTo: number): boolean {
    return upTo - after > 2 * BLOCK_MS[kind];
  }

  /** What the blocks hold of a span; `undefined` where it is too long for them. */
  #slices(airportId: string, kind: RecordKind, after: number, upTo: number): Slice[] | undefined {
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
    }
    return slices;
  }

  #records(airportId: string, kind: RecordKind, { index, block }: Slice): readonly TimelineRecord[] {
    if (block.records) return block.records;
    block.records = this.#link(airportId, kind, index * BLOCK_MS[kind], block.stored());
    this.#cache.resized(airportId, kind, index);
    return block.records;
  }

  #link(
    airportId: string,
    kind: RecordKind,
    after: number,
    stored: readonly StoredRecord[],
  ): TimelineRecord[] {
    const records = stored.map(record => new TimelineRecord(record));
    if (!isHappening(kind)) linkRecords(records, ids => this.reader.readState(airportId, kind, after, ids));
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
    const records = this.reader.readSpan(airportId, kind, start, start + BLOCK_MS[kind]);
    const block = new RecordBlock(records, this.#numbers);
    this.#cache.put(airportId, kind, index, block);
    return block;
  }
}

function texts(records: readonly StoredRecord[]): string {
  return records.map(record => record.text).join(',');
}

/** The block that holds `time`: block i covers `(i * length, (i + 1) * length]`. Whole milliseconds only. */
function blockAt(time: number, length: number): number {
  return Math.ceil(time / length) - 1;
}
