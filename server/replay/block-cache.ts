import type { RecordKind } from '../contract/records.ts';
import type { RecordBlock } from './record-block.ts';

interface Cached {
  readonly block: RecordBlock;
  bytes: number;
  usedAt: number;
}

type Lane = Map<number, Cached>;

/** Blocks by airport, kind and number. Those unused for longest go where all together pass `maxBytes`. */
export class BlockCache {
  readonly #maxBytes: number;
  readonly #airports = new Map<string, Partial<Record<RecordKind, Lane>>>();
  #bytes = 0;
  #uses = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** What the blocks hold of memory. */
  get bytes(): number {
    return this.#bytes;
  }

  get(airportId: string, kind: RecordKind, index: number): RecordBlock | undefined {
    const cached = this.#airports.get(airportId)?.[kind]?.get(index);
    if (!cached) return undefined;
    cached.usedAt = ++this.#uses;
    return cached.block;
  }

  put(airportId: string, kind: RecordKind, index: number, block: RecordBlock): void {
    let lanes = this.#airports.get(airportId);
    if (!lanes) {
      lanes = {};
      this.#airports.set(airportId, lanes);
    }
    lanes[kind] ??= new Map();
    const cached = { block, bytes: block.bytes, usedAt: ++this.#uses };
    lanes[kind].set(index, cached);
    this.#bytes += cached.bytes;
    this.#evict(cached);
  }

  /** A block holds another amount of memory than when it was put in. */
  resized(airportId: string, kind: RecordKind, index: number): void {
    const cached = this.#airports.get(airportId)?.[kind]?.get(index);
    if (!cached) return;
    this.#bytes += cached.block.bytes - cached.bytes;
    cached.bytes = cached.block.bytes;
    this.#evict(cached);
  }

  clear(): void {
    this.#airports.clear();
    this.#bytes = 0;
  }

  /** Makes room, a tenth more than is needed, so that the next blocks find some; `newest` stays. */
  #evict(newest: Cached): void {
    if (this.#bytes <= this.#maxBytes) return;
    const found: { lane: Lane; index: number; cached: Cached }[] = [];
    for (const lanes of this.#airports.values()) {
      for (const lane of Object.values(lanes)) {
        for (const [index, cached] of lane) if (cached !== newest) found.push({ lane, index, cached });
      }
    }
    found.sort((a, b) => a.cached.usedAt - b.cached.usedAt);
    for (const { lane, index, cached } of found) {
      if (this.#bytes <= this.#maxBytes * 0.9) return;
      lane.delete(index);
      this.#bytes -= cached.bytes;
    }
  }
}
