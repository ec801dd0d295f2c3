import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoTime } from '../../../../server/contract/time.ts';
import { Fault } from '../../../../server/ingest/tables/values/fault.ts';
import { type TimeColumn, TimeReader } from '../../../../server/ingest/tables/values/time-column.ts';

function readerOf(column: TimeColumn) {
  const reader = new TimeReader(column);
  return (cell: unknown) => {
    const read = reader.read(cell);
    return read instanceof Fault ? `! ${read.rule}` : read;
  };
}
const RFC_3339 = '! must be an RFC 3339 time with an offset, such as 2020-10-02T08:00:00.000Z';

describe('TimeReader', () => {
  it.each<[unknown, string]>([
    ['2020-10-02T08:00:01.734Z', '2020-10-02T08:00:01.734Z'],
    ['2020-10-02 10:00:01+02:00', '2020-10-02T08:00:01.000Z'],
    ['2020-10-02 08:00:01', '2020-10-02T08:00:01.000Z'],
    ['2020-10-02T08:00', '2020-10-02T08:00:00.000Z'],
    ['2020-10-02 08:00:01,5', '2020-10-02T08:00:01.500Z'],
    ['2020-10-02 08:00:01 UTC', '2020-10-02T08:00:01.000Z'],
    ['1601625601', '2020-10-02T08:00:01.000Z'],
    ['1601625601.734', '2020-10-02T08:00:01.734Z'],
    ['1601625601734', '2020-10-02T08:00:01.734Z'],
    ['1601625601734123', '2020-10-02T08:00:01.734Z'],
    [1601625601734, '2020-10-02T08:00:01.734Z'],
    [1601625601.734, '2020-10-02T08:00:01.734Z'],
    ['2020-13-02T08:00:01Z', RFC_3339],
    ['2021-02-29T08:00:01Z', RFC_3339],
    ['2020-10-02T24:00:00Z', RFC_3339],
    ['soon', RFC_3339],
  ])('tells by its look what %j is', (cell, time) => {
    expect(readerOf({ zone: 'UTC' })(cell)).toBe(time);
  });

  it('adds no offset where nothing says the zone', () => {
    expect(readerOf({})('2020-10-02 08:00:01')).toBe(RFC_3339);
  });

  it('says that seconds were told as milliseconds, and the other way round', () => {
    const told = (format: string, cell: string) => readerOf({ format })(cell);
    const years = '! must be in the years 1980 to 2100 as';
    expect(told('epoch_ms', '1601625601')).toBe(`${years} epoch_ms, but is as epoch_s`);
    expect(told('epoch_s', '1601625601734')).toBe(`${years} epoch_s, but is as epoch_ms`);
    expect(told('epoch_s', '1e400')).toBe(`${years} epoch_s`);
    expect(told('epoch_s', '0x5')).toBe(
      '! must be a number of seconds, milliseconds or microseconds since 1970',
    );
  });

  it('needs a date for times of day', () => {
    expect(readerOf({})('08:00:01')).toBe('! tells no date, and that of the first row is not known');
  });

  it('takes times of day over midnight and back over rows out of order', () => {
    const read = readerOf({ date: '2020-12-31' });
    const times = ['23:59:58.5', '0:00:01', '23:59:59', '00:00:02', '12:30', '23:00:00', '13:00:00'];
    expect(times.map(cell => read(cell))).toEqual([
      '2020-12-31T23:59:58.500Z',
      '2021-01-01T00:00:01.000Z',
      '2020-12-31T23:59:59.000Z',
      '2021-01-01T00:00:02.000Z',
      '2021-01-01T12:30:00.000Z',
      '2021-01-01T23:00:00.000Z',
      '2021-01-02T13:00:00.000Z',
    ]);
  });

  it('puts times of day of a zone on its calendar', () => {
    expect(readerOf({ date: '2026-07-01', zone: 'Europe/Madrid' })('08:00')).toBe('2026-07-01T06:00:00.000Z');
  });

  it('follows rows through the hour that clocks repeat, and counts its times', () => {
    const reader = new TimeReader({ zone: 'Europe/Madrid' });
    const texts = ['01:59:00', '02:10:00', '02:50:00', '02:05:00', '02:55:00', '03:00:00'];
    expect(texts.map(text => reader.read(`2026-10-25 ${text}`))).toEqual([
      '2026-10-24T23:59:00.000Z',
      '2026-10-25T00:10:00.000Z',
      '2026-10-25T00:50:00.000Z',
      '2026-10-25T01:05:00.000Z',
      '2026-10-25T01:55:00.000Z',
      '2026-10-25T02:00:00.000Z',
    ]);
    expect(reader.repeated).toBe(4);
    expect(readerOf({ zone: 'Europe/Madrid' })('2026-03-29 02:30')).toBe(
      '! does not exist in Europe/Madrid, where the clocks skipped it going forward',
    );
  });

  it('moves what it reads by a shift', () => {
    expect(readerOf({ shiftMs: -3_600_000 })('2020-10-02T08:00:00.000Z')).toBe('2020-10-02T07:00:00.000Z');
  });

  it('reads what the contract reads, and as it does', () => {
    const part = (min: number, max: number, length = 2) =>
      fc.integer({ min, max }).map(number => String(number).padStart(length, '0'));
    const text = fc
      .tuple(
        part(100, 9999, 4),
        part(0, 14),
        part(0, 32),
        part(0, 25),
        part(0, 61),
        part(0, 61),
        fc.constantFrom('', '.5', '.734', '.734912'),
        fc.constantFrom('Z', '+02:00', '-11:30'),
      )
      .map(([y, mo, d, h, mi, s, f, z]) => `${y}-${mo}-${d}T${h}:${mi}:${s}${f}${z}`);
    fc.assert(
      fc.property(text, told => {
        const ours = readerOf({})(told);
        const contract = isoTime.safeParse(told);
        expect(ours.startsWith('!')).toBe(!contract.success);
        if (contract.success) expect(ours).toBe(contract.data);
      }),
      { numRuns: 500 },
    );
  });
});
