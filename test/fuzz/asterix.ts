import fc from 'fast-check';
import { vehicleUpdateLine } from '../../server/contract/lines.ts';
import { asterixFormat, pcapFormat } from '../../server/ingest/asterix/asterix-format.ts';
import type { FormatReader } from '../../server/ingest/format-reader.ts';
import { anyRecord } from '../ingest/asterix/encode/any-record.ts';
import { cooked, ethernet, ipv4, ipv6, pcap, pcapng } from '../ingest/asterix/encode/captures.ts';
import { encodeBlock } from '../ingest/asterix/encode/encode-record.ts';
import { LAYOUT_NAMES } from '../ingest/asterix/encode/layouts.ts';
import { adsbRecord, surfaceRecord } from '../ingest/asterix/encode/targets.ts';
import { damaged, type FuzzTarget, readBytes } from './fuzz-target.ts';

const AIRPORT = { airportId: 'LEBL', lon: 2.078, lat: 41.297 };
const HINTS = { airportId: 'LEBL', date: '2020-10-02' };
const MOST_TEXT = 128;
const START = Date.parse('2020-10-02T23:59:50Z');
const ALIEN = ['\n', '\u0015', '\u0000\u0000\u0000', '\u0001', '\u007f\u007f', '\n\u0000\u0005'];

const metres = fc.integer({ min: -32_768, max: 32_767 });
const common = {
  seconds: fc.double({ min: 0, max: 131_071, noNaN: true }),
  address: fc.option(fc.nat(0xffffff), { nil: undefined }),
  track: fc.option(fc.nat(4095), { nil: undefined }),
  callsign: fc.string({ maxLength: 8 }),
};
const surface = fc.record({ ...common, x: metres, y: metres, kind: fc.nat(3) }).map(surfaceRecord);
const adsb = fc
  .record({
    ...common,
    track: fc.constant(undefined),
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
    lon: fc.double({ min: -180, max: 179, noNaN: true }),
  })
  .chain(target => fc.constantFrom('0.23', '0.26', '2.1', '2.6').map(edition => adsbRecord(edition, target)));
const records = fc.oneof(
  surface.map(record => [10, record] as const),
  adsb.map(record => [21, record] as const),
  fc
    .constantFrom(...LAYOUT_NAMES)
    .chain(layout => anyRecord(layout).map(record => [Number(layout.slice(0, 3)), record] as const)),
  fc.tuple(fc.nat(255), fc.uint8Array({ maxLength: 20 })),
);
const block = records.map(([category, record]) => encodeBlock(category, record));
const packet = fc.tuple(fc.array(block, { maxLength: 3 }), fc.nat(6)).map(([blocks, way]) => {
  const payload = Buffer.concat(blocks);
  const packets = [ipv4(payload), ipv6(payload), ipv4(payload, 0x2000), ipv6(payload, 1), ipv6(payload, 0)];
  return ethernet(packets[way] ?? cooked(ipv4(payload), 1), ...(way % 2 ? [7] : []));
});
const captures = fc
  .tuple(
    fc.array(fc.tuple(packet, fc.nat(20_000)), { maxLength: 8 }),
    fc.boolean(),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([packets, isNew, littleEndian, nanoseconds]) =>
    (isNew ? pcapng : pcap)(
      packets.map(([bytes, ms]) => ({ bytes, capturedMs: START + ms })),
      { littleEndian, nanoseconds },
    ),
  );

/** Data blocks of all categories and editions, damaged. */
export const asterixTarget: FuzzTarget = {
  name: 'asterix',
  input: damaged(
    fc.array(block, { maxLength: 12 }).map(blocks => Buffer.concat(blocks)),
    ALIEN,
  ),
  run: bytes => readSoundly(asterixFormat, bytes),
};

/** Captures of the network in both formats, damaged. */
export const pcapTarget: FuzzTarget = {
  name: 'pcap',
  input: damaged(captures, ALIEN),
  run: bytes => readSoundly(pcapFormat, bytes),
};

async function readSoundly(format: FormatReader, bytes: Buffer): Promise<void> {
  let pieces = 0;
  const count = () => {
    if (++pieces > bytes.length) throw new Error('makes more of a file than it holds');
  };
  const sink = {
    write(line: unknown) {
      count();
      vehicleUpdateLine.parse(line);
    },
    writeMap() {
      throw new Error('makes a map of targets');
    },
    setAside({ offset, text, reason }: { offset?: number; text: string; reason: string }) {
      count();
      if (offset === undefined || offset > bytes.length) throw new Error(`stands at ${offset}`);
      if (text.length > MOST_TEXT || reason === '') throw new Error('is not told well');
    },
  };
  await readBytes(format, bytes, sink, { hints: HINTS, airports: [AIRPORT] });
}
