import { ImportError } from '../import-error.ts';
import { uint16 } from './bits.ts';
import { followHeaders, isPlausibleHeader } from './block-header.ts';
import { BlockSplitter, LOST_BYTES_KEPT } from './block-splitter.ts';
import { datagramIn } from './packets/datagram.ts';
import type { Packet, PacketTaker } from './packets/packet-taker.ts';
import { isPcap, PcapSplitter } from './packets/pcap-splitter.ts';
import { isPcapng, PcapngSplitter } from './packets/pcapng-splitter.ts';
import type { RecordWalk } from './record-walk.ts';

/** Takes a recording's bytes in chunks. */
export interface RecordingStream {
  push(chunk: Buffer): void;
  /** Takes what is left once all chunks have come. */
  end(): void;
}

/** What a capture holds, counted. */
export class CaptureTally {
  packets = 0;
  /** Packets without a datagram, and datagrams of something else. */
  others = 0;
}

/** Bare data blocks, one after the other. */
export function blockStream(walk: RecordWalk): RecordingStream {
  return new BlockSplitter(walk);
}

/** A capture whose datagrams hold data blocks. `head`: its beginning. Throws an {@link ImportError} where it is none. */
export function captureStream(head: Buffer, walk: RecordWalk, tally: CaptureTally): RecordingStream {
  const taker = new DatagramBlocks(walk, tally);
  if (isPcap(head)) return new PcapSplitter(taker);
  if (isPcapng(head)) return new PcapngSplitter(taker);
  throw new ImportError('is no capture of the network: it begins as neither pcap nor pcapng does', 'format');
}

class DatagramBlocks implements PacketTaker {
  readonly #walk: RecordWalk;
  readonly #tally: CaptureTally;

  constructor(walk: RecordWalk, tally: CaptureTally) {
    this.#walk = walk;
    this.#tally = tally;
  }

  packet(packet: Packet): void {
    this.#tally.packets++;
    const { bytes, offset } = packet;
    const datagram = datagramIn(packet);
    if (datagram === 'fragment') {
      this.#lose(packet, packet.start, packet.end, 'is a fragment of an IP packet');
      return;
    }
    if (datagram === 'other' || !isPlausibleHeader(bytes, datagram.start)) {
      this.#tally.others++;
      return;
    }
    const { start, end } = datagram;
    if (followHeaders(bytes, start, end) !== end) {
      if (isOurs(bytes[start])) this.#lose(packet, start, end, this.#breach(packet));
      else this.#tally.others++;
      return;
    }
    this.#walk.capturedMs = packet.capturedMs;
    for (let at = start; at < end; ) {
      const next = at + uint16(bytes, at + 1);
      this.#walk.block(bytes, at, next, offset + at - packet.start);
      at = next;
    }
  }

  lost(start: Buffer, length: number, offset: number, reason: string): void {
    this.#walk.lost(start, length, offset, reason);
  }

  #breach({ isCut }: Packet): string {
    return isCut ? 'was cut short when it was captured' : 'is a datagram whose data blocks do not fill it';
  }

  #lose({ bytes, start, offset }: Packet, from: number, to: number, reason: string): void {
    const kept = Buffer.from(bytes.subarray(from, Math.min(to, from + LOST_BYTES_KEPT)));
    this.#walk.lost(kept, to - from, offset + from - start, reason);
  }
}

/** Whether a datagram begins with a category that is read here, so that it is worth telling of. */
function isOurs(category: number | undefined): boolean {
  return category === 10 || category === 21;
}
