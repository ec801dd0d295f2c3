import { describe, expect, it } from 'vitest';
import type { Airport } from '../../../server/contract/history.ts';
import { openingAt } from '../../../web/recordings/recording-opening.ts';

const [FROM, TO] = ['2026-03-14T05:00:00.000Z', '2026-03-14T09:00:00.000Z'];
const airport = (airportId: string, recorded = true): Airport => ({
  airportId,
  name: airportId,
  timeZone: 'UTC',
  lon: null,
  lat: null,
  map: false,
  recorded: recorded ? [{ kind: 'task', from: FROM, to: TO, records: 1 }] : [],
});
const night = { airportIds: ['EGLL', 'KSFO', 'LEBL'], from: FROM, to: TO };

describe('what is opened for a recording', () => {
  it('is its time, from its beginning or from the moment that is asked for', () => {
    const whole = { airportId: 'LEBL', from: Date.parse(FROM), to: Date.parse(TO) };
    expect(openingAt(night, [airport('LEBL')], undefined)).toEqual({ ...whole, time: Date.parse(FROM) });
    const moment = { airportId: 'LEBL', time: 5, selection: { kind: 'vehicle', id: 'A' } } as const;
    expect(openingAt(night, [airport('LEBL')], 'LEBL', moment)).toEqual({ ...whole, ...moment });
  });

  it('is the airport on show where the recording names that, else the first of its own with any record', () => {
    const known = [airport('EDDF'), airport('EGLL', false), airport('KSFO'), airport('LEBL')];
    const opened = (shown?: string) => openingAt(night, known, shown)?.airportId;
    expect(opened('LEBL')).toBe('LEBL');
    expect(opened('EDDF')).toBe('KSFO');
    expect(opened('EGLL')).toBe('KSFO');
    expect(opened()).toBe('KSFO');
    expect(openingAt(night, [], 'LEBL')?.airportId).toBe('EGLL');
  });

  it('is an airport alone where the recording has no time, and a minute from its moment on where it has but one', () => {
    const map = { airportIds: ['LEBL'], from: null, to: null };
    expect(openingAt(map, [airport('LEBL', false)], 'KSFO')).toEqual({ airportId: 'LEBL' });
    const moment = { airportIds: ['LEBL'], from: FROM, to: FROM };
    expect(openingAt(moment, [], undefined)).toEqual({
      airportId: 'LEBL',
      from: Date.parse(FROM),
      to: Date.parse(FROM) + 60_000,
      time: Date.parse(FROM),
    });
    expect(openingAt({ airportIds: [], from: null, to: null }, [], 'LEBL')).toBeUndefined();
  });
});
