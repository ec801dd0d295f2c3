import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EditionChoice } from '../../../server/ingest/asterix/edition-choice.ts';
import { RecordWalk } from '../../../server/ingest/asterix/record-walk.ts';
import { CaptureTally, captureStream } from '../../../server/ingest/asterix/recording-stream.ts';
import type { SetAside } from '../../../server/ingest/recording-sink.ts';
import { type CapturedPacket, cooked, ethernet, ipv4, ipv6, pcap, pcapng } from './encode/captures.ts';
import { encodeBlock } from './encode/encode-record.ts';
import { surfaceRecord } from './encode/targets.ts';

const START = Date.parse('2020-10-02T08:00:00.250Z');
const block = (x: number) => encodeBlock(10, surfaceRecord({ seconds: 28_800, x, y: 0, address: 0x3410d0 }));
const datagram = Buffer.concat([block(1), block(2)]);

/** Milliseconds from the start of each record's packet, with its x; and the rest. */
function read(bytes: Buffer, chunkBytes = bytes.length) {
  const found: [number, number][] = [];
  const setAside: SetAside[] = [];
  const tally = new CaptureTally();
  const walk = new RecordWalk(new EditionChoice(), {
    record: (report, capturedMs) => void found.push([capturedMs - START, report.x]),
    setAside: entry => void setAside.push(entry),
  });
  const stream = captureStream(bytes, walk, tally);
  for (let at = 0; at < bytes.length; at += chunkBytes) stream.push(bytes.subarray(at, at + chunkBytes));
  stream.end();
  return { found, setAside, ...tally };
}

const at = (bytes: Uint8Array, ms = 0): CapturedPacket => ({ bytes, capturedMs: START + ms });
const packets = [at(ethernet(ipv4(block(1)))), at(ethernet(ipv4(block(2))), 1500)];
const BOTH = [
  [0, 1],
  [1500, 2],
];

describe('captures', () => {
  it.each([
    ['pcap, little-endian, microseconds', pcap(packets)],
    ['pcap, big-endian, microseconds', pcap(packets, { littleEndian: false })],
    ['pcap, little-endian, nanoseconds', pcap(packets, { nanoseconds: true })],
    ['pcap, big-endian, nanoseconds', pcap(packets, { littleEndian: false, nanoseconds: true })],
    ['pcapng, little-endian', pcapng(packets)],
    ['pcapng, big-endian', pcapng(packets, { littleEndian: false })],
  ])('are read as %s, however they are cut into chunks', (_, bytes) => {
    for (const chunkBytes of [1, 10, 100, bytes.length])
      expect(read(bytes, chunkBytes)).toEqual({ found: BOTH, setAside: [], packets: 2, others: 0 });
  });

  it.each([
    ['Ethernet', 1, ethernet(ipv4(datagram))],
    ['two VLAN tags', 1, ethernet(ipv4(datagram), 5, 6)],
    ['IPv6', 1, ethernet(ipv6(datagram))],
    ['an IPv6 fragment that is the whole', 1, ethernet(ipv6(datagram, 0))],
    ['a cooked capture', 113, cooked(ipv4(datagram), 1)],
    ['a cooked capture of version 2', 276, cooked(ipv6(datagram), 2)],
    ['bare IP', 101, ipv4(datagram)],
    ['a loopback', 0, Buffer.concat([Buffer.from([2, 0, 0, 0]), ipv4(datagram)])],
  ])('are read through %s', (_, linkType, packet) => {
    expect(read(pcap([at(packet)], { linkType })).found).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });

  it.each([
    ['fragment of an IP packet', ethernet(ipv4(datagram, 0x2000)), 'is a fragment of an IP packet'],
    ['later fragment', ethernet(ipv4(datagram, 0x0010)), 'is a fragment of an IP packet'],
    ['fragment of an IPv6 packet', ethernet(ipv6(datagram, 1)), 'is a fragment of an IP packet'],
    [
      'datagram that is not filled',
      ethernet(ipv4(datagram.subarray(0, -1))),
      'is a datagram whose data blocks do not fill it',
    ],
  ])('set a %s aside', (_, packet, reason) => {
    const { found, setAside } = read(pcap([at(packet), ...packets]));
    expect(found).toEqual(BOTH);
    expect(setAside).toEqual([
      { offset: expect.any(Number), text: expect.stringMatching(/^[0-9a-f]{20,128}$/), reason },
    ]);
  });

  it('set a packet aside that was cut short', () => {
    const whole = ethernet(ipv4(datagram));
    const { setAside } = read(pcap([{ ...at(whole.subarray(0, -4)), length: whole.length }]));
    expect(setAside).toMatchObject([{ reason: 'was cut short when it was captured' }]);
  });

  it('tell where a broken record stands', () => {
    const broken = Buffer.from(block(2));
    broken[3] = 0x00;
    const bytes = pcap([at(ethernet(ipv4(Buffer.concat([block(1), broken]))))]);
    const { found, setAside } = read(bytes);
    expect(found).toEqual([[0, 1]]);
    expect(setAside).toEqual([
      {
        offset: bytes.lastIndexOf(broken) + 3,
        text: broken.toString('hex', 3),
        reason: 'record of CAT010: has no items',
      },
    ]);
  });

  it('pass over what is not ASTERIX', () => {
    const others = [ethernet(ipv4(Buffer.from('a question of names'))), Buffer.from('arp'), Buffer.alloc(0)];
    expect(read(pcap([...others.map(bytes => at(bytes)), ...packets]))).toEqual({
      found: BOTH,
      setAside: [],
      packets: 5,
      others: 3,
    });
  });

  it('go on at the next packet behind a header that makes no sense', () => {
    const [first, second] = packets.map(packet => pcap([packet]).subarray(24)) as [Buffer, Buffer];
    const bytes = Buffer.concat([pcap([]), first, Buffer.alloc(50, 0xee), second]);
    expect(read(bytes)).toMatchObject({
      found: BOTH,
      setAside: [{ offset: 24 + first.length, reason: 'is no packet: its header makes no sense' }],
    });
  });

  it.each([
    ['pcap', pcap(packets)],
    ['pcapng', pcapng(packets)],
  ])('tell of %s that the file cuts off', (_, bytes) => {
    const { found, setAside } = read(bytes.subarray(0, -10));
    expect(found).toEqual(BOTH.slice(0, 1));
    expect(setAside).toMatchObject([{ reason: 'is cut off by the end of the file' }]);
  });

  it('come through whatever befalls a few of their bytes', () => {
    const damages = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 });
    fc.assert(
      fc.property(
        fc.constantFrom(pcap(packets), pcapng(packets)),
        damages,
        fc.nat(100),
        (bytes, changes, cut) => {
          const damaged = Buffer.from(bytes.subarray(0, Math.max(24, bytes.length - cut)));
          for (const [place, value] of changes) damaged[4 + (place % (damaged.length - 4))] = value;
          expect(read(damaged).found.length).toBeLessThan(4);
        },
      ),
      { numRuns: 300 },
    );
  });
});
