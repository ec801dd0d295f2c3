import { describe, expect, it } from 'vitest';
import { pcapFormat } from '../../../server/ingest/asterix/asterix-format.ts';
import type { ImportHints } from '../../../server/ingest/import-hints.ts';
import { fileOfBytes } from '../../fuzz/fuzz-target.ts';
import { temporaryFile } from '../temporary-folder.ts';
import { ethernet, ipv4, pcap } from './encode/captures.ts';
import { encodeBlock } from './encode/encode-record.ts';
import { type AdsbTarget, adsbRecord, type SurfaceTarget, surfaceRecord } from './encode/targets.ts';
import { BARCELONA, bus, HINTS, MORNING, readTargets as read, readRecording } from './read-recording.ts';

const readAdsb = (...targets: AdsbTarget[]) =>
  readRecording(
    temporaryFile(
      'adsb.ast',
      Buffer.concat(targets.map(target => encodeBlock(21, adsbRecord('2.6', target)))),
    ),
    { date: '2020-10-02' },
    [BARCELONA],
  );

describe('readAsterix', () => {
  it('goes on into the next day at midnight, over a little disorder', async () => {
    const { lines } = await read([86_399, 1, 86_398, 2].map(seconds => ({ ...bus, seconds })));
    expect(lines.map(({ time }) => time)).toEqual([
      '2020-10-02T23:59:59.000Z',
      '2020-10-03T00:00:01.000Z',
      '2020-10-02T23:59:58.000Z',
      '2020-10-03T00:00:02.000Z',
    ]);
  });

  it('leaves out fixed transponders, other messages and reports without position or name, and says so', async () => {
    const still = { ...bus, kind: 0, address: 0x342387 };
    const { lines, notes, setAside } = await read([
      bus,
      { ...bus, fieldMonitor: true, address: 0x342388 },
      still,
      { ...still, seconds: MORNING + 601 },
      { ...bus, x: undefined },
      { ...bus, address: undefined },
      { seconds: MORNING, message: 2 },
      { seconds: MORNING, message: 4 },
      { ...bus, address: undefined, track: 9, seconds: MORNING + 602 },
    ]);
    expect(lines.map(({ vehicleId }) => vehicleId)).toEqual(['3410d0', 'track-0.107-9-20201002T081002Z']);
    expect(setAside).toEqual([]);
    expect(notes).toEqual([
      'CAT010 edition 1.1: 9 records in 9 blocks',
      'messages that tell of no target: 1 start of update cycle, 1 event-triggered status',
      'positions in metres are taken around 41.29706278,2.078447222',
      'left out 3 positions of 2 fixed transponders: 342387, 342388',
      'left out 1 target report without a position',
      'left out 1 target report with neither an address nor a track number',
      '1 tracks without an address are named after sensor, track number and first report',
    ]);
  });

  it('does not take a target for a field monitor by one report among others', async () => {
    const { lines } = await read([bus, { ...bus, fieldMonitor: true }, bus]);
    expect(lines).toHaveLength(3);
  });

  it('keeps what stands still without an address, or without a word on its kind: it may be parked', async () => {
    const parked = (more: SurfaceTarget) => [
      { ...bus, ...more },
      { ...bus, ...more, seconds: MORNING + 59 },
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(minute => ({
        ...bus,
        ...more,
        seconds: MORNING + minute * 59,
      })),
    ];
    const { lines } = await read([
      ...parked({ address: undefined, track: 4, kind: 0 }),
      ...parked({ items: { '020': [0x24] } }),
    ]);
    expect(lines).toHaveLength(26);
    const still = { lat: 41.3, lon: 2.08, address: 0xabc, emitter: 0 };
    expect(
      (await readAdsb({ ...still, seconds: MORNING }, { ...still, seconds: MORNING + 700 })).lines,
    ).toHaveLength(2);
  });

  it('sets aside what makes no sense and reads on', async () => {
    const ends = Buffer.from(surfaceRecord(bus)).subarray(0, -1);
    const good = encodeBlock(10, surfaceRecord(bus));
    const late = encodeBlock(10, surfaceRecord({ ...bus, seconds: 86_400 }));
    const timeless = encodeBlock(10, surfaceRecord({ ...bus, seconds: undefined }));
    const far = encodeBlock(10, surfaceRecord({ ...bus, lat: 91, lon: 2 }));
    const pieces = [
      good,
      encodeBlock(10, ends),
      late,
      timeless,
      far,
      encodeBlock(48, Buffer.from([0x80, 1, 2])),
      good,
    ];
    const { lines, setAside, notes } = await readRecording(
      temporaryFile('x.ast', Buffer.concat(pieces)),
      HINTS,
    );
    expect(lines).toHaveLength(2);
    const second = good.length + 3;
    expect(setAside).toEqual([
      { offset: second, text: ends.toString('hex'), reason: 'record of CAT010: ends within I010/245' },
      expect.objectContaining({ reason: 'tells a time of day beyond 24 hours' }),
      expect.objectContaining({ reason: 'tells no time' }),
      expect.objectContaining({ reason: 'tells a position that is not on earth' }),
    ]);
    expect(notes).toContain('CAT048 is not read: 1 block');
  });

  it('reads ADS-B and finds its airport by the positions', async () => {
    const { lines, notes } = await readAdsb({
      seconds: MORNING,
      lat: 41.3,
      lon: 2.08,
      address: 0x0000ab,
      callsign: 'RYR1',
      speed: 70,
      heading: 250,
      emitter: 3,
      items: { '145': [0, 21], '070': [0x0f, 0xff] },
    });
    expect(lines).toMatchObject([
      {
        airportId: 'LEBL',
        vehicleId: '0000ab',
        vehicleType: 'aircraft',
        time: '2020-10-02T08:00:00.000Z',
        lat: expect.closeTo(41.3, 6),
        lon: expect.closeTo(2.08, 6),
        heading: 250,
        speed: 69.97,
        onGround: false,
        emitter: 'medium aircraft',
        flightLevel: 5.25,
        mode3A: '7777',
      },
    ]);
    expect(notes).toEqual(['CAT021 edition 2.2 to 2.6: 1 record in 1 block']);
  });

  it('takes the day from the packets of a capture, over midnight too', async () => {
    const packet = (iso: string, seconds: number) => ({
      bytes: ethernet(ipv4(encodeBlock(10, surfaceRecord({ ...bus, seconds })))),
      capturedMs: Date.parse(iso),
    });
    const capture = pcap([
      packet('2020-10-02T23:59:59.500Z', 86_399),
      packet('2020-10-03T00:00:00.100Z', 86_399.5),
    ]);
    const path = temporaryFile('radar.pcap', capture);
    const { format, lines, notes } = await readRecording(path, { ...HINTS, date: undefined });
    expect(format).toBe('pcap');
    expect(lines.map(({ time }) => time)).toEqual(['2020-10-02T23:59:59.000Z', '2020-10-02T23:59:59.500Z']);
    expect(notes).toContain('2 packets; the day is that of the capture');
    const told = await readRecording(path, { ...HINTS, date: '2019-01-01' });
    expect(told.lines[0]?.time).toBe('2019-01-01T23:59:59.000Z');
  });

  it('names the airports to choose from only where positions do not contradict them', async () => {
    const far = { ...bus, x: undefined, y: undefined, lat: 48.35, lon: 11.79 };
    const hints = { date: '2020-10-02' };
    await expect(read([far], hints)).rejects.toThrow(
      /^does not name its airport, and no known one lies near$/,
    );
    await expect(read([bus], { ...hints, reference: '48.35,11.79' })).rejects.toThrow(
      /^does not name its airport, and no known one lies near$/,
    );
  });

  it('finds the airport by the reference point', async () => {
    const { lines } = await read([bus], { ...HINTS, airportId: undefined });
    expect(lines[0]?.airportId).toBe('LEBL');
  });

  it.each<[string, string, ImportHints, string, string]>([
    [
      'the day',
      'r.ast',
      { date: undefined },
      'has times of day alone, and the day of the first record is not known',
      'date',
    ],
    [
      'the day that the name may hold',
      '201002-lebl.ast',
      { date: undefined },
      'has times of day alone, and the day of the first record is not known (its name may hold it: 2020-10-02)',
      'date',
    ],
    [
      'the airport',
      'r.ast',
      { airportId: undefined, reference: undefined },
      'does not name its airport, and positions in metres fit any (known here: LEBL)',
      'airport',
    ],
    [
      'the reference point',
      'r.ast',
      { airportId: 'KIND', reference: undefined },
      "tells positions in metres from a reference point, and that of KIND is not known: import the airport's map first, or tell the point",
      'reference',
    ],
    [
      'latitude before longitude',
      'r.ast',
      { reference: '2.078447222,41.29706278' },
      'has a reference point with latitude and longitude swapped: 41.29706278,2.078447222 lies at LEBL',
      'reference',
    ],
  ])('asks for %s', async (_, name, hints, message, needs) => {
    await expect(read([bus], { ...HINTS, ...hints }, name)).rejects.toMatchObject({ message, needs });
  });

  it('is refused as a capture where it is none', async () => {
    const file = fileOfBytes(encodeBlock(10, surfaceRecord(bus)), 50, {
      write() {},
      writeMap() {},
      setAside() {},
    });
    await expect(pcapFormat.read({ ...file, hints: HINTS })).rejects.toMatchObject({
      message: 'is no capture of the network: it begins as neither pcap nor pcapng does',
      needs: 'format',
    });
  });

  it('says what it holds instead where it holds no targets', async () => {
    const path = temporaryFile('x.ast', encodeBlock(48, Buffer.from([0x80, 1, 2])));
    await expect(readRecording(path, HINTS)).rejects.toThrow(
      'holds no target reports of CAT010 or CAT021, only blocks of CAT048: 1',
    );
  });
});
