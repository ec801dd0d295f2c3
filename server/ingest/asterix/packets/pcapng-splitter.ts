import { LOST_BYTES_KEPT } from '../block-splitter.ts';
import { ByteQueue } from './byte-queue.ts';
import { MAX_PACKET_BYTES, type PacketTaker } from './packet-taker.ts';

const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const SIMPLE_PACKET = 3;
const ENHANCED_PACKET = 6;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const TIME_RESOLUTION_OPTION = 9;
const MIN_BLOCK_BYTES = 12;
const MAX_BLOCK_BYTES = MAX_PACKET_BYTES + 4096;
const UNBROKEN = 'is no block of a capture: its length makes no sense';

interface Interface {
  readonly linkType: number;
  /** How many parts of a second its times count in. */
  readonly perSecond: number;
}

/** Whether bytes begin a capture in the format pcapng. */
export function isPcapng(bytes: Buffer): boolean {
  return bytes.toString('hex', 0, 4) === '0a0d0d0a';
}

/**
 * Finds the packets in a capture of the format pcapng (draft-ietf-opsawg-pcapng). Where a block's length makes no
 * sense, what follows is lost: nothing in the format marks where the next one begins.
 */
export class PcapngSplitter {
  readonly #taker: PacketTaker;
  readonly #queue = new ByteQueue();
  #littleEndian = true;
  #interfaces: Interface[] = [];
  #isLost = false;
  #lostBytes = 0;
  #lostAt = 0;
  #lostStart: Buffer = Buffer.alloc(0);

  constructor(taker: PacketTaker) {
    this.#taker = taker;
  }

  push(chunk: Buffer): void {
    if (this.#isLost) {
      this.#lostBytes += chunk.length;
      return;
    }
    this.#queue.add(chunk);
    const { bytes, offset } = this.#queue;
    let at = 0;
    while (bytes.length - at >= MIN_BLOCK_BYTES) {
      if (bytes.readUInt32LE(at) === SECTION_HEADER)
        this.#littleEndian = bytes.readUInt32LE(at + 8) === BYTE_ORDER_MAGIC;
      const length = this.#word(bytes, at + 4);
      if (length < MIN_BLOCK_BYTES || length % 4 !== 0 || length > MAX_BLOCK_BYTES) {
        this.#lose(bytes, at, offset + at);
        return;
      }
      if (at + length > bytes.length) break;
      this.#block(bytes, at, at + length - 4, offset);
      at += length;
    }
    this.#queue.drop(at);
  }

  end(): void {
    const { bytes, offset } = this.#queue;
    if (this.#isLost) this.#taker.lost(this.#lostStart, this.#lostBytes, this.#lostAt, UNBROKEN);
    else if (bytes.length > 0)
      this.#taker.lost(
        Buffer.from(bytes.subarray(0, LOST_BYTES_KEPT)),
        bytes.length,
        offset,
        'is cut off by the end of the file',
      );
  }

  /** `end`: of the block's content, before its second length. */
  #block(bytes: Buffer, at: number, end: number, offset: number): void {
    const type = this.#word(bytes, at);
    if (type === SECTION_HEADER) this.#interfaces = [];
    else if (type === INTERFACE_DESCRIPTION && end - at >= 16)
      this.#interfaces.push(this.#interface(bytes, at, end));
    else if (type === ENHANCED_PACKET && end - at >= 28) {
      const { linkType, perSecond } = this.#interfaces[this.#word(bytes, at + 8)] ?? {
        linkType: -1,
        perSecond: 1e6,
      };
      const start = at + 28;
      const packetEnd = Math.min(start + this.#word(bytes, at + 20), end);
      const isCut = this.#word(bytes, at + 24) > packetEnd - start;
      const ticks = (BigInt(this.#word(bytes, at + 12)) << 32n) | BigInt(this.#word(bytes, at + 16));
      const capturedMs = Number((ticks * 1000n) / BigInt(perSecond));
      this.#taker.packet({
        bytes,
        start,
        end: packetEnd,
        offset: offset + start,
        linkType,
        capturedMs,
        isCut,
      });
    } else if (type === SIMPLE_PACKET && end - at >= 12) {
      const start = at + 12;
      const length = this.#word(bytes, at + 8);
      const packetEnd = Math.min(start + length, end);
      const isCut = length > packetEnd - start;
      const linkType = this.#interfaces[0]?.linkType ?? -1;
      this.#taker.packet({
        bytes,
        start,
        end: packetEnd,
        offset: offset + start,
        linkType,
        capturedMs: Number.NaN,
        isCut,
      });
    }
  }

  #interface(bytes: Buffer, at: number, end: number): Interface {
    let perSecond = 1e6;
    for (let option = at + 16; option + 4 <= end; ) {
      const code = this.#half(bytes, option);
      const length = this.#half(bytes, option + 2);
      if (code === 0) break;
      const resolution = bytes[option + 4] ?? 6;
      if (code === TIME_RESOLUTION_OPTION && length === 1)
        perSecond = resolution & 0x80 ? 2 ** (resolution & 0x7f) : 10 ** resolution;
      option += 4 + Math.ceil(length / 4) * 4;
    }
    return { linkType: this.#half(bytes, at + 8), perSecond };
  }

  #lose(bytes: Buffer, at: number, offset: number): void {
    this.#isLost = true;
    this.#lostAt = offset;
    this.#lostBytes = bytes.length - at;
    this.#lostStart = Buffer.from(bytes.subarray(at, at + LOST_BYTES_KEPT));
    this.#queue.drop(bytes.length);
  }

  #word(bytes: Buffer, at: number): number {
    return this.#littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
  }

  #half(bytes: Buffer, at: number): number {
    return this.#littleEndian ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
  }
}
