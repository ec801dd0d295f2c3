import { describe, expect, it } from 'vitest';
import { toIso } from '../../server/contract/time.ts';
import { TimeOfDayClock } from '../../server/ingest/time-of-day.ts';

const HOUR_MS = 3_600_000;

describe('TimeOfDayClock', () => {
  const told = (...hours: number[]) => {
    const clock = new TimeOfDayClock('2020-12-31');
    return hours.map(hour => toIso(clock.at(hour * HOUR_MS)));
  };

  it('goes on into the next day where time jumps back by more than an hour', () => {
    expect(told(23, 0.5, 12, 10)).toEqual([
      '2020-12-31T23:00:00.000Z',
      '2021-01-01T00:30:00.000Z',
      '2021-01-01T12:00:00.000Z',
      '2021-01-02T10:00:00.000Z',
    ]);
  });

  it('takes a step back by up to an hour as disorder', () => {
    expect(told(12, 11)).toEqual(['2020-12-31T12:00:00.000Z', '2020-12-31T11:00:00.000Z']);
  });

  it('follows disorder back over midnight, from the first time on', () => {
    expect(told(0.25, 23.75, 0.5)).toEqual([
      '2020-12-31T00:15:00.000Z',
      '2020-12-30T23:45:00.000Z',
      '2020-12-31T00:30:00.000Z',
    ]);
  });
});
