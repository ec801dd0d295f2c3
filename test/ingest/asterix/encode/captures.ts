import { bytesOf } from './encode-record.ts';

/** A packet to be written into a capture. */
export interface CapturedPacket {
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970. */
  readonly capturedMs: number;
  /** Its length on the wire, where the capture kept less. */
  readonly length?: number;
}

interface CaptureOptions {
  readonly littleEndian?: boolean;
  readonly nanoseconds?: boolean;
  /** 1 Ethernet, 101 bare IP, 113 and 276 Linux cooked. */
  readonly linkType?: number;
}

/** A capture in libpcap's format. */
export function pcap(packets: readonly CapturedPacket[], options: CaptureOptions = {}): Buffer {
  const { littleEndian = true, nanoseconds = false, linkType = 1 } = options;
  const words = (...values: number[]) => wordsOf(values, littleEndian);
  return Buffer.concat([
    words(nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4),
    littleEndian ? Buffer.from([2, 0, 4, 0]) : Buffer.from([0, 2, 0, 4]),
    words(0, 0, 262_144, linkType),
    ...packets.flatMap(({ bytes, capturedMs, length = bytes.length }) => [
      words(
        Math.floor(capturedMs / 1000),
        (capturedMs % 1000) * (nanoseconds ? 1e6 : 1e3),
        bytes.length,
        length,
      ),
      bytes,
    ]),
  ]);
}

/** A capture in the format pcapng, its times in nanoseconds. */
export function pcapng(packets: readonly CapturedPacket[], options: CaptureOptions = {}): Buffer {
  const { littleEndian = true, linkType = 1 } = options;
  const words = (...values: number[]) => wordsOf(values, littleEndian);
  const halves = (...values: number[]) => Buffer.concat(values.map(value => halfOf(value, littleEndian)));
  const block = (type: number, content: Buffer) => {
    const padded = Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)]);
    return Buffer.concat([words(type, padded.length + 12), padded, words(padded.length + 12)]);
  };
  return Buffer.concat([
    block(0x0a0d0d0a, Buffer.concat([words(0x1a2b3c4d), halves(1, 0), words(0xffffffff, 0xffffffff)])),
    block(
      1,
      Buffer.concat([halves(linkType, 0), words(0), halves(9, 1), Buffer.from([9, 0, 0, 0]), halves(0, 0)]),
    ),
    ...packets.map(({ bytes, capturedMs, length = bytes.length }) => {
      const ticks = BigInt(capturedMs) * 1_000_000n;
      const times = [Number(ticks >> 32n), Number(ticks & 0xffffffffn)];
      return block(6, Buffer.concat([words(0, ...times, bytes.length, length), bytes]));
    }),
  ]);
}

/** A UDP datagram over IPv4. `flags`: the two bytes that tell of fragments. */
export function ipv4(payload: Uint8Array, flags = 0x4000): Buffer {
  const header = [0x45, 0, ...bytesOf(20 + 8 + payload.length, 2), 0, 1, ...bytesOf(flags, 2), 1, 17, 0, 0];
  return Buffer.concat([Buffer.from([...header, 10, 0, 0, 1, 239, 0, 0, 1]), udp(payload)]);
}

/** A UDP datagram over IPv6, behind options of its path. `fragment`: the offset and the bit for more, if it is one. */
export function ipv6(payload: Uint8Array, fragment?: number): Buffer {
  const extension =
    fragment === undefined ? [17, 0, 1, 4, 0, 0, 0, 0] : [17, 0, ...bytesOf(fragment, 2), 0, 0, 0, 1];
  const next = fragment === undefined ? 0 : 44;
  const header = [0x60, 0, 0, 0, ...bytesOf(8 + 8 + payload.length, 2), next, 64];
  return Buffer.concat([
    Buffer.from([...header, ...new Array<number>(32).fill(0), ...extension]),
    udp(payload),
  ]);
}

/** A frame of Ethernet around a packet of IP, behind VLAN tags. */
export function ethernet(packet: Uint8Array, ...vlans: readonly number[]): Buffer {
  const tags = vlans.flatMap(vlan => [0x81, 0x00, ...bytesOf(vlan, 2)]);
  const head = [...new Array<number>(12).fill(2), ...tags, ...etherType(packet)];
  return Buffer.concat([Buffer.from(head), packet, Buffer.alloc(Math.max(0, 46 - packet.length))]);
}

/** A packet of Linux' cooked captures, of version 1 or 2. */
export function cooked(packet: Uint8Array, version: 1 | 2): Buffer {
  const head = new Array<number>(version === 1 ? 14 : 18).fill(0);
  return Buffer.concat([
    Buffer.from(version === 1 ? [...head, ...etherType(packet)] : [...etherType(packet), ...head]),
    packet,
  ]);
}

function etherType(packet: Uint8Array): number[] {
  return (packet[0] ?? 0) >> 4 === 6 ? [0x86, 0xdd] : [0x08, 0x00];
}

function udp(payload: Uint8Array): Buffer {
  return Buffer.concat([
    Buffer.from([0x21, 0x98, 0x21, 0x98]),
    bytesOf(8 + payload.length, 2),
    Buffer.from([0, 0]),
    payload,
  ]);
}

function wordsOf(values: readonly number[], littleEndian: boolean): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) {
    if (littleEndian) bytes.writeUInt32LE(value, index * 4);
    else bytes.writeUInt32BE(value, index * 4);
  }
  return bytes;
}

function halfOf(value: number, littleEndian: boolean): Buffer {
  const bytes = bytesOf(value, 2);
  return littleEndian ? bytes.swap16() : bytes;
}
