import { isHappening, type RecordKind } from '../contract/records.ts';
import type { RecordReader } from './record-reader.ts';
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

/** What a record costs beside its text: object, strings' headers, links. */
const RECORD_OVERHEAD_BYTES = 200;

interface Block {
  readonly records: readonly TimelineRecord[];
  readonly bytes: number;
  linked: boolean;
}

/**
 * The recorded past in blocks of a few seconds, each read once and shared by every session that passes by. The
 * least recently used are dropped when the cache passes `maxBytes`.
 */
export class Timeline {
  readonly reader: RecordReader;
  readonly #maxBytes: number;
  readonly #blocks = new Map<string, Block>();
  #bytes = 0;
  /** Blocks found in the cache, and blocks that had to be read. */
  hits = 0;
  misses = 0;

  constructor(reader: RecordReader, maxBytes = 128 * 1024 * 1024) {
    this.reader = reader;
    this.#maxBytes = maxBytes;
  }

  /**
   * Every record of a kind in `(after, upTo]`, in order. With `linked` each knows its `previous`; happenings have
   * none.
   */
  span(airportId: string, kind: RecordKind, after: number, upTo: number, linked: boolean): TimelineRecord[] {
    if (upTo <= after) return [];
    const length = BLOCK_MS[kind];
    const first = blockAt(after + 1, length);
    const last = blockAt(upTo, length);
    const link = linked && !isHappening(kind);
    if (last - first >= MAX_BLOCKS_PER_SPAN) {
      const records = this.reader
        .readSpan(airportId, kind, after, upTo)
        .map(stored => new TimelineRecord(stored));
      if (link) this.#link(airportId, kind, after, records);
      return records;
    }
    const found: TimelineRecord[] = [];
    for (let index = first; index <= last; index++) {
      const block = this.#block(airportId, kind, index);
      if (link && !block.linked) {
        this.#link(airportId, kind, index * length, block.records);
        block.linked = true;
      }
      const { records } = block;
      for (let at = firstAfter(records, after); at < records.length; at++) {
        const record = records[at];
        if (!record || record.time > upTo) break;
        found.push(record);
      }
    }
    return found;
  }

  /** The last record in `(after, upTo]` of each entity that has one there; `previous` is its state at `after`. */
  latest(
    airportId: string,
    kind: RecordKind,
    after: number,
    upTo: number,
    linked: boolean,
  ): TimelineRecord[] {
    if (upTo - after > 2 * BLOCK_MS[kind]) {
      const records = this.reader
        .readLatest(airportId, kind, after, upTo)
        .map(stored => new TimelineRecord(stored));
      if (linked) this.#link(airportId, kind, after, records);
      return records;
    }
    const byEntity = new Map<string, { last: TimelineRecord; before: TimelineRecord | null }>();
    for (const record of this.span(airportId, kind, after, upTo, linked)) {
      const seen = byEntity.get(record.entityId);
      if (seen) seen.last = record;
      else byEntity.set(record.entityId, { last: record, before: record.previous });
    }
    const records: TimelineRecord[] = [];
    for (const { last, before } of byEntity.values()) {
      if (!linked || last.previous === before) records.push(last);
      else {
        const conflated = new TimelineRecord(last);
        conflated.previous = before;
        records.push(conflated);
      }
    }
    return records.sort((a, b) => a.time - b.time || a.sequence - b.sequence);
  }

  /** Drops every block: the recorded past has changed. */
  clear(): void {
    this.#blocks.clear();
    this.#bytes = 0;
  }

  #link(airportId: string, kind: RecordKind, after: number, records: readonly TimelineRecord[]): void {
    linkRecords(records, ids => this.reader.readState(airportId, kind, after, ids));
  }

  #block(airportId: string, kind: RecordKind, index: number): Block {
    const key = `${airportId} ${kind} ${index}`;
    const cached = this.#blocks.get(key);
    if (cached) {
      this.hits++;
      this.#blocks.delete(key);
      this.#blocks.set(key, cached);
      return cached;
    }
    this.misses++;
    const length = BLOCK_MS[kind];
    const records = this.reader
      .readSpan(airportId, kind, index * length, (index + 1) * length)
      .map(stored => new TimelineRecord(stored));
    const bytes = records.reduce((sum, record) => sum + record.text.length + RECORD_OVERHEAD_BYTES, 0);
    const block: Block = { records, bytes, linked: false };
    this.#blocks.set(key, block);
    this.#bytes += bytes;
    for (const [oldest, { bytes: freed }] of this.#blocks) {
      if (this.#bytes <= this.#maxBytes || oldest === key) break;
      this.#blocks.delete(oldest);
      this.#bytes -= freed;
    }
    return block;
  }
}

/** The block that holds `time`: block i covers `(i * length, (i + 1) * length]`. Whole milliseconds only. */
function blockAt(time: number, length: number): number {
  return Math.ceil(time / length) - 1;
}

/** Index of the first record later than `time`. */
function firstAfter(records: readonly TimelineRecord[], time: number): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const record = records[middle];
    if (record && record.time <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
