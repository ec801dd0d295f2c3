import { describe, expect, it } from 'vitest';
import { toIso } from '../../../server/contract/time.ts';
import { SteadyClock } from '../../../server/ingest/asterix/steady-clock.ts';

const HOUR_MS = 3_600_000;

function told(...hours: number[]): string[] {
  const clock = new SteadyClock('2020-10-02');
  return hours.map(hour => toIso(clock.at(hour * HOUR_MS)).slice(8, 16));
}

describe('SteadyClock', () => {
  it('goes on into the next day at midnight, and back over a little disorder', () => {
    expect(told(23.5, 0.25, 23.75, 0.5)).toEqual(['02T23:30', '03T00:15', '02T23:45', '03T00:30']);
  });

  it('is not moved by times that nobody agrees with', () => {
    expect(told(8, 3, 8, 20, 8, 3, 20, 8.5)).toEqual([
      '02T08:00',
      '03T03:00',
      '02T08:00',
      '02T20:00',
      '02T08:00',
      '03T03:00',
      '02T20:00',
      '02T08:30',
    ]);
  });

  it('believes a jump that lasts, back into the next day or on in the same one', () => {
    const jumped = told(10, ...Array<number>(5).fill(8), 8.5, ...Array<number>(5).fill(15), 15.5, 14.75);
    expect(jumped.slice(1, 7)).toEqual([...Array(5).fill('03T08:00'), '03T08:30']);
    expect(jumped.slice(7)).toEqual([...Array(5).fill('03T15:00'), '03T15:30', '03T14:45']);
  });
});
