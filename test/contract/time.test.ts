import { describe, expect, it } from 'vitest';
import { durationToMs, isoDuration, isoTime, toIso, toMs } from '../../server/contract/time.ts';

describe('isoTime', () => {
  it.each([
    ['2020-10-02T08:00:00.000Z', '2020-10-02T08:00:00.000Z'],
    ['2020-10-02T08:00:00Z', '2020-10-02T08:00:00.000Z'],
    ['2020-10-02T10:00:00+02:00', '2020-10-02T08:00:00.000Z'],
    ['2020-10-02T02:30:00.5-05:30', '2020-10-02T08:00:00.500Z'],
    ['2020-10-01T23:59:59.999-00:01', '2020-10-02T00:00:59.999Z'],
    ['2020-10-02T08:00:00.123456789Z', '2020-10-02T08:00:00.123Z'],
    ['2020-10-02T08:00:00.9999Z', '2020-10-02T08:00:00.999Z'],
    ['2020-02-29T00:00:00Z', '2020-02-29T00:00:00.000Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
    ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('reads %s', (text, wire) => {
    expect(isoTime.parse(text)).toBe(wire);
    expect(toIso(toMs(text))).toBe(wire);
  });

  it.each([
    '2020-10-02T08:00:00',
    '2020-10-02',
    '2020-10-02 08:00:00Z',
    '2020-10-02T24:00:00Z',
    '2020-10-02T08:60:00Z',
    '2020-02-30T00:00:00Z',
    '2021-02-29T00:00:00Z',
    '2020-13-01T00:00:00Z',
    '2020-10-02T08:00:00+24:00',
    '0000-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '+012020-10-02T08:00:00Z',
    '12020-10-02T08:00:00Z',
    '1601625600',
    '',
  ])('refuses %j', text => {
    expect(isoTime.safeParse(text).success).toBe(false);
  });

  it('refuses what is no text', () => {
    expect(isoTime.safeParse(1_601_625_600_000).success).toBe(false);
  });
});

describe('durationToMs', () => {
  it.each([
    ['PT10S', 10_000],
    ['+PT10S', 10_000],
    ['-PT0.5S', -500],
    ['-PT0,5S', -500],
    ['PT1.001S', 1001],
    ['PT4.35S', 4350],
    ['PT1M', 60_000],
    ['PT1.5H', 5_400_000],
    ['P1D', 86_400_000],
    ['P1DT2H', 93_600_000],
    ['P2W', 1_209_600_000],
    ['P1DT1H1M1.001S', 90_061_001],
    ['-P1DT1H', -90_000_000],
    ['PT0S', 0],
  ])('reads %s', (text, ms) => {
    expect(durationToMs(text)).toBe(ms);
    expect(isoDuration.parse(text)).toBe(text);
  });

  it.each([
    '',
    'P',
    'PT',
    '10S',
    'T10S',
    'P1Y',
    'P1M',
    'P1DT',
    'PT1S1M',
    'P1H',
    'PT-1S',
    '--PT1S',
    'PT1.S',
    'PT.5S',
    'pt1s',
  ])('refuses %j', text => {
    expect(durationToMs(text)).toBeUndefined();
    expect(isoDuration.safeParse(text).success).toBe(false);
  });
});
