import { LOST_BYTES_KEPT } from '../block-splitter.ts';
import { ByteQueue } from './byte-queue.ts';
import { MAX_PACKET_BYTES, type PacketTaker } from './packet-taker.ts';

const FILE_HEADER_BYTES = 24;
const PACKET_HEADER_BYTES = 16;
const SEARCH_BYTES = 2 * MAX_PACKET_BYTES;
/** A packet's time lies this near to that of the one before, where a search looks for the next packet. Seconds. */
const MAX_STEP = 3600;

/** The first four bytes: byte order, and how many parts of a second times count in. */
const MAGICS = new Map([
  ['d4c3b2a1', { littleEndian: true, perSecond: 1e6 }],
  ['a1b2c3d4', { littleEndian: false, perSecond: 1e6 }],
  ['4d3cb2a1', { littleEndian: true, perSecond: 1e9 }],
  ['a1b23c4d', { littleEndian: false, perSecond: 1e9 }],
]);

/** Whether bytes begin a capture in libpcap's format. */
export function isPcap(bytes: Buffer): boolean {
  return MAGICS.has(bytes.toString('hex', 0, 4));
}

/** Finds the packets in a capture (draft-ietf-opsawg-pcap). Memory: a chunk and two of the longest packets. */
export class PcapSplitter {
  readonly #taker: PacketTaker;
  readonly #queue = new ByteQueue();
  #order = { littleEndian: true, perSecond: 1e6 };
  #linkType = -1;
  #lastSeconds = Number.NaN;

  constructor(taker: PacketTaker) {
    this.#taker = taker;
  }

  push(chunk: Buffer): void {
    this.#queue.add(chunk);
    this.#take(false);
  }

  end(): void {
    this.#take(true);
    const { bytes, offset } = this.#queue;
    if (bytes.length > 0) this.#lose(bytes, 0, bytes.length, offset, 'is cut off by the end of the file');
  }

  #take(isLast: boolean): void {
    const { bytes, offset } = this.#queue;
    let at = 0;
    if (this.#linkType < 0) {
      if (bytes.length < FILE_HEADER_BYTES) return;
      this.#order = MAGICS.get(bytes.toString('hex', 0, 4)) ?? this.#order;
      this.#linkType = this.#word(bytes, 20) & 0xffff;
      at = FILE_HEADER_BYTES;
    }
    while (bytes.length - at >= PACKET_HEADER_BYTES) {
      if (!this.#isHeader(bytes, at)) {
        if (!isLast && bytes.length - at < SEARCH_BYTES) break;
        const next = this.#nextPacket(bytes, at + 1);
        this.#lose(bytes, at, next, offset + at, 'is no packet: its header makes no sense');
        at = next;
        continue;
      }
      const start = at + PACKET_HEADER_BYTES;
      const end = start + this.#word(bytes, at + 8);
      if (end > bytes.length) break;
      this.#lastSeconds = this.#word(bytes, at);
      this.#taker.packet({
        bytes,
        start,
        end,
        offset: offset + start,
        linkType: this.#linkType,
        capturedMs:
          this.#lastSeconds * 1000 + Math.floor(this.#word(bytes, at + 4) / (this.#order.perSecond / 1000)),
        isCut: this.#word(bytes, at + 12) > end - start,
      });
      at = end;
    }
    this.#queue.drop(at);
  }

  #isHeader(bytes: Buffer, at: number): boolean {
    return (
      this.#word(bytes, at + 4) < this.#order.perSecond &&
      this.#word(bytes, at + 8) <= MAX_PACKET_BYTES &&
      this.#word(bytes, at + 8) <= this.#word(bytes, at + 12)
    );
  }

  #nextPacket(bytes: Buffer, from: number): number {
    for (let at = from; at + PACKET_HEADER_BYTES <= bytes.length; at++) {
      const isNear = !(Math.abs(this.#word(bytes, at) - this.#lastSeconds) > MAX_STEP);
      if (isNear && this.#word(bytes, at + 8) > 0 && this.#isHeader(bytes, at)) return at;
    }
    return Math.max(from, bytes.length - PACKET_HEADER_BYTES + 1);
  }

  #lose(bytes: Buffer, from: number, to: number, offset: number, reason: string): void {
    const start = Buffer.from(bytes.subarray(from, Math.min(to, from + LOST_BYTES_KEPT)));
    this.#taker.lost(start, to - from, offset, reason);
  }

  #word(bytes: Buffer, at: number): number {
    return this.#order.littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
  }
}
