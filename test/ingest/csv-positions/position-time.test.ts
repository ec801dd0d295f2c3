import { describe, expect, it } from 'vitest';
import { timeReader } from '../../../server/ingest/csv-positions/position-time.ts';

describe('timeReader', () => {
  it.each([
    ['2020-10-02T08:00:01.734Z', '2020-10-02T08:00:01.734Z'],
    ['2020-10-02 08:00:01+02:00', '2020-10-02T08:00:01+02:00'],
    ['2020-10-02 08:00:01', '2020-10-02T08:00:01Z'],
    ['1601625601', '2020-10-02T08:00:01.000Z'],
    ['1601625601.734', '2020-10-02T08:00:01.734Z'],
    ['1601625601734', '2020-10-02T08:00:01.734Z'],
  ])('reads %s in a column of UTC', (cell, time) => {
    expect(timeReader({ utc: true, date: undefined })(cell)).toEqual({ time });
  });

  it('adds no offset where the column does not say UTC', () => {
    const read = timeReader({ utc: false, date: undefined });
    expect(read('2020-10-02 08:00:01')).toEqual({ time: '2020-10-02 08:00:01' });
  });

  it('needs a date for times of day', () => {
    expect(timeReader({ utc: true, date: undefined })('08:00:01')).toEqual({
      reason: 'tells no date, and that of the first row is not known',
    });
  });

  it('takes times of day over midnight and back over rows out of order', () => {
    const read = timeReader({ utc: true, date: '2020-12-31' });
    const times = ['23:59:58.5', '0:00:01', '23:59:59', '00:00:02', '12:30:00', '23:00:00', '13:00:00'];
    expect(times.map(cell => read(cell))).toEqual(
      [
        '2020-12-31T23:59:58.500Z',
        '2021-01-01T00:00:01.000Z',
        '2020-12-31T23:59:59.000Z',
        '2021-01-01T00:00:02.000Z',
        '2021-01-01T12:30:00.000Z',
        '2021-01-01T23:00:00.000Z',
        '2021-01-02T13:00:00.000Z',
      ].map(time => ({ time })),
    );
  });
});
