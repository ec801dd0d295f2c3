import { uint16 } from './bits.ts';
import { hasPlausibleLength, isPlausibleHeader, MAX_BLOCK_BYTES } from './block-header.ts';

/** Takes what a stream of data blocks holds. */
export interface BlockTaker {
  /** Whether a block can be read to its last byte. */
  fits(bytes: Buffer, start: number, end: number): boolean;
  /** A block from its category's byte on; `offset`: bytes of the stream before it. */
  block(bytes: Buffer, start: number, end: number, offset: number): void;
  /** Bytes that are no block; `start` holds the first of them, {@link LOST_BYTES_KEPT} at most. */
  lost(start: Buffer, length: number, offset: number, reason: string): void;
}

/** How many of the bytes that are set aside are kept. */
export const LOST_BYTES_KEPT = 64;

/** How many bytes have to lie ahead before a search for the next block gives up on them: three of the longest. */
const SEARCH_BYTES = 3 * MAX_BLOCK_BYTES + 3;
const HEADERS_IN_A_ROW = 3;
/** A longer block has to be read to its end, or three headers to follow: a wrong length would swallow too much. */
const SHORT_BLOCK_BYTES = 256;
const NO_BLOCK = 'is no data block: its length or what follows it makes no sense';
const CUT_OFF = 'is cut off by the end of the file';

/**
 * Finds the data blocks in a stream that comes in chunks; blocks may span them. Where a length makes no sense, it goes
 * on at the next three headers in a row. Memory: a chunk and 200 KB.
 */
export class BlockSplitter {
  readonly #taker: BlockTaker;
  #pending: Buffer = Buffer.alloc(0);
  /** Bytes of the stream before `#pending`. */
  #offset = 0;
  #lostFrom: { readonly offset: number; readonly start: Buffer } | undefined;

  constructor(taker: BlockTaker) {
    this.#taker = taker;
  }

  push(chunk: Buffer): void {
    this.#take(this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]), false);
  }

  end(): void {
    this.#take(this.#pending, true);
    this.#endLoss(this.#offset, true);
  }

  #take(bytes: Buffer, isLast: boolean): void {
    let at = 0;
    while (at < bytes.length) {
      const next = this.#step(bytes, at, isLast);
      if (next === at) break;
      at = next;
    }
    this.#offset += at;
    this.#pending = bytes.subarray(at);
  }

  /** The place after the block or the loss that begins at `at`; `at` itself where more bytes are needed. */
  #step(bytes: Buffer, at: number, isLast: boolean): number {
    const left = bytes.length - at;
    if (left < 3) return isLast ? this.#lose(bytes, at, bytes.length) : at;
    const end = at + uint16(bytes, at + 1);
    if (isPlausibleHeader(bytes, at)) {
      if (!isLast && end + 3 > bytes.length) return at;
      const isShort = end - at <= SHORT_BLOCK_BYTES;
      const isFollowed = isShort && (end === bytes.length || isPlausibleHeader(bytes, end));
      if (end <= bytes.length && (isFollowed || this.#taker.fits(bytes, at, end)))
        return this.#found(bytes, at, end);
    }
    if (!isLast && left < SEARCH_BYTES) return at;
    // In good order, what cannot be read is a block all the same, of somebody's own category perhaps.
    const isInOrder = this.#lostFrom === undefined && hasPlausibleLength(bytes, at);
    const isFollowedWell = end === bytes.length || (end < bytes.length && mayBeginChain(bytes, end, isLast));
    if (isInOrder && isFollowedWell) return this.#found(bytes, at, end);
    return this.#lose(bytes, at, this.#nextBlock(bytes, at + 1, isLast));
  }

  #found(bytes: Buffer, at: number, end: number): number {
    this.#endLoss(this.#offset + at, false);
    this.#taker.block(bytes, at, end, this.#offset + at);
    return end;
  }

  /** The next place where three headers stand in a row, or may do so once more bytes have come; else the end. */
  #nextBlock(bytes: Buffer, from: number, isLast: boolean): number {
    let at = from;
    while (at < bytes.length && !mayBeginChain(bytes, at, isLast)) at++;
    return at;
  }

  #lose(bytes: Buffer, from: number, to: number): number {
    const start = Buffer.from(bytes.subarray(from, Math.min(to, from + LOST_BYTES_KEPT)));
    this.#lostFrom ??= { offset: this.#offset + from, start };
    return to;
  }

  /** `end`: the stream's offset where the next block begins, or the stream ends. */
  #endLoss(end: number, isEndOfStream: boolean): void {
    if (!this.#lostFrom) return;
    const { offset, start } = this.#lostFrom;
    this.#lostFrom = undefined;
    const isCut = isEndOfStream && isPlausibleHeader(start, 0) && offset + uint16(start, 1) > end;
    this.#taker.lost(start, end - offset, offset, isCut ? CUT_OFF : NO_BLOCK);
  }
}

/** Whether headers follow each other from `at` on, three of them or up to the end, as far as the bytes at hand tell. */
function mayBeginChain(bytes: Buffer, at: number, isLast: boolean): boolean {
  let place = at;
  for (let header = 0; header < HEADERS_IN_A_ROW; header++) {
    if (place + 3 > bytes.length) return !isLast || (place === bytes.length && header > 0);
    if (!isPlausibleHeader(bytes, place)) return false;
    place += uint16(bytes, place + 1);
  }
  return true;
}
