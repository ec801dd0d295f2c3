import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAT010 } from '../../../server/ingest/asterix/cat010.ts';
import { CAT021_0_23, CAT021_0_26 } from '../../../server/ingest/asterix/cat021-early.ts';
import { CAT021_2_1, CAT021_2_6 } from '../../../server/ingest/asterix/cat021-late.ts';
import type { Attributes, CategoryEdition } from '../../../server/ingest/asterix/item.ts';
import { RecordDecoder } from '../../../server/ingest/asterix/record-decoder.ts';
import { Report } from '../../../server/ingest/asterix/report.ts';
import { anyRecord } from './encode/any-record.ts';
import { bytesOf, encodeRecord } from './encode/encode-record.ts';
import { LAYOUT_NAMES, type LayoutName } from './encode/layouts.ts';
import { type AdsbEdition, adsbRecord, surfaceRecord, time } from './encode/targets.ts';

const EDITIONS: Readonly<Record<LayoutName, CategoryEdition>> = {
  '010 1.1': CAT010,
  '021 0.23': CAT021_0_23,
  '021 0.26': CAT021_0_26,
  '021 2.1': CAT021_2_1,
  '021 2.6': CAT021_2_6,
};

function decoded(layout: LayoutName, record: Buffer) {
  const decoder = new RecordDecoder();
  const report = new Report();
  const attributes: Attributes = {};
  const end = decoder.read(EDITIONS[layout], record, 0, record.length, report);
  if (end !== -1) decoder.tell(record, attributes);
  return { end, report, attributes, fault: decoder.fault };
}

const callsign = fc
  .stringMatching(/^[A-Z0-9]([A-Z0-9 ]{0,6}[A-Z0-9])?$/)
  .map(text => text.trim())
  .filter(text => text.length <= 8);
const target = fc.record({
  sensor: fc.tuple(fc.nat(255), fc.nat(255)),
  seconds: fc.nat(86_400 * 128 - 1).map(parts => parts / 128),
  address: fc.integer({ min: 1, max: 0xffffff }),
  track: fc.nat(4095),
  callsign,
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 179.9, noNaN: true }),
});

describe('RecordDecoder', () => {
  it.each(LAYOUT_NAMES)('reads any record of %s to its last byte, and none that lacks it', layout => {
    fc.assert(
      fc.property(anyRecord(layout), record => {
        expect(decoded(layout, record).end).toBe(record.length);
        expect(decoded(layout, record.subarray(0, -1)).end).toBe(-1);
      }),
      { numRuns: 200 },
    );
  });

  it('gives back what was written as CAT010', () => {
    const surface = fc.record({
      x: fc.integer({ min: -32_768, max: 32_767 }),
      y: fc.integer({ min: -32_768, max: 32_767 }),
      vx: fc.integer({ min: -400, max: 400 }).map(parts => parts / 4),
      vy: fc.integer({ min: -400, max: 400 }).map(parts => parts / 4),
      kind: fc.nat(3),
      fieldMonitor: fc.boolean(),
    });
    fc.assert(
      fc.property(target, surface, (common, more) => {
        const { report, attributes } = decoded('010 1.1', surfaceRecord({ ...common, ...more }));
        expectCommon(report, common);
        expect(attributes.sensor).toBe(common.sensor.join('.'));
        expect(report).toMatchObject({
          x: more.x,
          y: more.y,
          fieldMonitor: more.fieldMonitor,
          trackNumber: common.track,
        });
        expect(report.kind).toBe(['undetermined', 'aircraft', 'ground vehicle', 'helicopter'][more.kind]);
        const speed = Math.hypot(more.vx, more.vy);
        expect(report.speed).toBeCloseTo(speed, 9);
        if (speed < 0.5) expect(report.heading).toBeNaN();
        else expect(Math.sin((report.heading * Math.PI) / 180)).toBeCloseTo(more.vx / speed, 9);
        expect(report.lat).toBeCloseTo(common.lat, 6);
        expect(report.lon).toBeCloseTo(common.lon, 6);
      }),
    );
  });

  it.each<[AdsbEdition, number]>([
    ['0.23', 4],
    ['0.26', 5],
    ['2.1', 6],
    ['2.6', 6],
  ])('gives back what was written as CAT021 %s', (edition, decimals) => {
    const more = fc.record({
      speed: fc.double({ min: 0, max: 300, noNaN: true }),
      heading: fc.double({ min: 0, max: 359.99, noNaN: true }),
      onGround: fc.boolean(),
    });
    fc.assert(
      fc.property(target, more, (common, vector) => {
        const { report, attributes } = decoded(
          `021 ${edition}`,
          adsbRecord(edition, { ...common, ...vector, emitter: 21 }),
        );
        expectCommon(report, common);
        expect(report.lat).toBeCloseTo(common.lat, decimals);
        expect(report.lon).toBeCloseTo(common.lon, decimals);
        expect(report.speed).toBeCloseTo(vector.speed, 0);
        expect(report.heading).toBeCloseTo(vector.heading % 360, 1);
        expect(report.kind).toBe('ground vehicle');
        expect(attributes).toMatchObject({ onGround: vector.onGround, emitter: 'surface service vehicle' });
      }),
    );
  });

  it.each<[string, LayoutName, Record<string, readonly number[]>, Attributes]>([
    ['a squawk', '010 1.1', { '060': [0x0a, 0xfd] }, { mode3A: '5375' }],
    ['a flight level below zero', '010 1.1', { '090': [0x3f, 0xfe] }, { flightLevel: -0.5 }],
    ['a height', '010 1.1', { '091': [0, 16] }, { measuredHeight: 30.5 }],
    ['polar measurements', '010 1.1', { '040': [1, 0, 0x40, 0] }, { range: 256, bearing: 90 }],
    ['a size', '010 1.1', { '270': [0x51, 0x41, 0x20] }, { length: 40, orientation: 90, width: 16 }],
    ['a fleet', '010 1.1', { '300': [9] }, { fleet: 'bus' }],
    ['a message', '010 1.1', { '310': [0x81] }, { vehicleMessage: 'towing aircraft' }],
    [
      'deviations',
      '010 1.1',
      { '500': [4, 6, 0xff, 0xfc] },
      { deviationX: 1, deviationY: 1.5, covarianceXY: -1 },
    ],
    ['an amplitude', '010 1.1', { '131': [200] }, { amplitude: 200 }],
    ['accelerations', '010 1.1', { '210': [0xfc, 8] }, { accelerationX: -1, accelerationY: 2 }],
    [
      'the state of a track',
      '010 1.1',
      { '170': [0x31, 0xd1, 0x80] },
      { extrapolation: 'not detected', movement: 'other', doubt: 'correlation in clutter' },
    ],
    [
      'registers of Mode S',
      '010 1.1',
      { '250': [1, 1, 2, 3, 4, 5, 6, 7, 0x40] },
      { modeSRegisters: ['0102030405060740'] },
    ],
    ['a special purpose', '010 1.1', { SP: [3, 0xab, 0xcd] }, { specialPurpose: 'abcd' }],
    [
      'wind',
      '021 2.6',
      { '220': [0xe0, 0, 10, 1, 4, 0, 60] },
      { windSpeed: 5.14, windDirection: 260, temperature: 15 },
    ],
    ['an altitude that was selected', '021 2.6', { '146': [0xc0, 40] }, { selectedAltitude: 304.8 }],
    ['a vertical rate', '021 2.6', { '155': [0x7f, 0xf6] }, { verticalRate: -0.32 }],
    ['a Mach number', '021 2.6', { '150': [0x83, 0x20] }, { mach: 0.8 }],
    ['an airspeed', '021 0.23', { '151': [0, 100] }, { trueAirspeed: 51.44 }],
    ['an emergency', '021 2.6', { '200': [0x14] }, { emergency: 'unlawful interference' }],
    ['an emergency of old', '021 0.26', { '200': [3] }, { emergency: 'minimum fuel' }],
    [
      'qualities',
      '021 2.6',
      { '090': [0x4f, 0xd1, 0x15, 0x90] },
      { nacV: 2, nic: 7, nicBaro: 1, sil: 2, nacP: 8, pic: 9 },
    ],
    ['a turn', '021 0.23', { '165': [0x81, 0xf8] }, { turnRate: -1 }],
    ['a turn of late', '021 2.6', { '165': [0x03, 0xe0] }, { turnRate: -1 }],
    ['a receiver', '021 2.6', { '400': [7], '132': [0xb0] }, { receiver: 7, amplitude: -80 }],
    ['a size code', '021 2.6', { '271': [0x03, 0xb0] }, { transponderIdent: true, lengthAndWidthCode: 11 }],
    ['a size code up to 2.1', '021 2.1', { '271': [0x01, 0x0b] }, { lengthAndWidthCode: 11 }],
  ])('keeps %s', (_, layout, items, attributes) => {
    expect(decoded(layout, encodeRecord(layout, items)).attributes).toMatchObject(attributes);
  });

  it('takes the speed and heading of a target on the ground from the expansion field', () => {
    const vector = 0x4000 | ((13 * 8) << 1) | 1;
    const expansion = [0x28, 0xaa, ...bytesOf(vector, 2), 32 << 1];
    const { report } = decoded(
      '021 2.6',
      encodeRecord('021 2.6', { RE: [expansion.length + 1, ...expansion] }),
    );
    expect(report.speed).toBeCloseTo((13 * 1852) / 3600, 9);
    expect(report.heading).toBe(90);
  });

  it('takes the speed of I010/200, and its angle only where I010/202 tells none', () => {
    const polar = [...bytesOf(35, 2), 0x40, 0];
    expect(decoded('010 1.1', encodeRecord('010 1.1', { '200': polar })).report).toMatchObject({
      speed: expect.closeTo(4, 1),
      heading: Number.NaN,
      trackAngle: 90,
    });
    expect(
      decoded('010 1.1', encodeRecord('010 1.1', { '200': polar, '202': [0, 0, 0, 16] })).report,
    ).toMatchObject({
      speed: expect.closeTo(3.96, 1),
      heading: 0,
      trackAngle: Number.NaN,
    });
  });

  it('prefers the time of the position to those of reception and transmission', () => {
    const timeOf = (items: Record<string, readonly number[]>) =>
      decoded('021 2.6', encodeRecord('021 2.6', items)).report.timeOfDay;
    const [first, second, third] = [1, 2, 3].map(seconds => [...time(seconds)]) as [
      number[],
      number[],
      number[],
    ];
    expect(timeOf({ '071': first, '073': second, '077': third })).toBe(1000);
    expect(timeOf({ '073': second, '077': third })).toBe(2000);
    expect(timeOf({ '077': third })).toBe(3000);
  });

  it.each<[string, number[], string]>([
    ['no items', [0x00], 'has no items'],
    ['a list without end', [0x81, 0x01], 'ends within the list of its items'],
    ['a spare item', [0x01, 0x01, 0x01, 0x08], 'names an item that the category does not have'],
    [
      'more items than there are',
      [0x01, 0x01, 0x01, 0x01, 0x80],
      'names an item that the category does not have',
    ],
    ['half an item', [0x80, 0x00], 'ends within I010/010'],
    ['an empty expansion', [0x01, 0x01, 0x01, 0x02, 0x00], 'ends within I010/RE'],
  ])('refuses a record with %s', (_, bytes, fault) => {
    expect(decoded('010 1.1', Buffer.from(bytes))).toMatchObject({ end: -1, fault });
  });
});

function expectCommon(
  report: Report,
  common: { seconds: number; address: number; sensor: number[]; callsign: string },
) {
  expect(report).toMatchObject({
    address: common.address,
    source: (common.sensor[0] ?? 0) * 256 + (common.sensor[1] ?? 0),
    timeOfDay: Math.round(common.seconds * 1000),
  });
}
