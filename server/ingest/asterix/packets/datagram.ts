import { uint16 } from '../bits.ts';
import type { Packet } from './packet-taker.ts';

const ETHERTYPE_IPV4 = 0x0800;
const ETHERTYPE_IPV6 = 0x86dd;
const VLAN_TAGS = new Set([0x8100, 0x88a8, 0x9100]);
const UDP = 17;
const UDP_HEADER_BYTES = 8;
const IPV6_HEADER_BYTES = 40;
const FRAGMENT_HEADER = 44;
/** Hop-by-hop options, routing, destination options. */
const IPV6_EXTENSIONS = new Set([0, 43, 60]);

/** Where a datagram's content lies in its packet, or what the packet is instead. */
export type Datagram = { readonly start: number; readonly end: number } | 'fragment' | 'other';

/**
 * The content of a UDP datagram over IPv4 or IPv6 in a packet of Ethernet (with VLAN tags), of Linux' cooked captures,
 * of a loopback or of bare IP.
 */
export function datagramIn({ bytes, start, end, linkType }: Packet): Datagram {
  switch (linkType) {
    case 0:
    case 108:
      return byVersion(bytes, start + 4, end);
    case 1:
      return inEthernet(bytes, start, end);
    case 12:
    case 14:
    case 101:
    case 228:
    case 229:
      return byVersion(bytes, start, end);
    case 113:
      return byType(uint16(bytes, start + 14), bytes, start + 16, end);
    case 276:
      return byType(uint16(bytes, start), bytes, start + 20, end);
    default:
      return 'other';
  }
}

function inEthernet(bytes: Buffer, start: number, end: number): Datagram {
  let at = start + 12;
  while (at + 2 <= end && VLAN_TAGS.has(uint16(bytes, at))) at += 4;
  return byType(uint16(bytes, at), bytes, at + 2, end);
}

function byType(type: number, bytes: Buffer, at: number, end: number): Datagram {
  return type === ETHERTYPE_IPV4 || type === ETHERTYPE_IPV6 ? byVersion(bytes, at, end) : 'other';
}

function byVersion(bytes: Buffer, at: number, end: number): Datagram {
  const version = at < end ? (bytes[at] ?? 0) >> 4 : 0;
  if (version === 4) return inIpv4(bytes, at, end);
  return version === 6 ? inIpv6(bytes, at, end) : 'other';
}

function inIpv4(bytes: Buffer, at: number, end: number): Datagram {
  const header = ((bytes[at] ?? 0) & 15) * 4;
  if (header < 20 || at + header > end || bytes[at + 9] !== UDP) return 'other';
  const moreOrOffset = uint16(bytes, at + 6) & 0x3fff;
  return moreOrOffset === 0 ? inUdp(bytes, at + header, end) : 'fragment';
}

function inIpv6(bytes: Buffer, at: number, end: number): Datagram {
  let next = bytes[at + 6];
  let place = at + IPV6_HEADER_BYTES;
  while (next !== undefined && place + 8 <= end) {
    if (next === UDP) return inUdp(bytes, place, end);
    if (next === FRAGMENT_HEADER) {
      if (uint16(bytes, place + 2) & 0xfff9) return 'fragment';
      next = bytes[place];
      place += 8;
    } else if (IPV6_EXTENSIONS.has(next)) {
      next = bytes[place];
      place += ((bytes[place + 1] ?? 0) + 1) * 8;
    } else return 'other';
  }
  return 'other';
}

function inUdp(bytes: Buffer, at: number, end: number): Datagram {
  const length = uint16(bytes, at + 4);
  if (at + UDP_HEADER_BYTES > end || length < UDP_HEADER_BYTES) return 'other';
  return { start: at + UDP_HEADER_BYTES, end: Math.min(at + length, end) };
}
