import { describe, expect, test } from 'vitest';
import type { Airport, RecordedSpan } from '../../../server/contract/history.ts';
import type { SessionState } from '../../../server/contract/session.ts';
import { airportToShow, openingFrom, searchFor, sessionFor } from '../../../web/state/opening.ts';

function airport(airportId: string, recorded: RecordedSpan[]): Airport {
  return { airportId, name: airportId, timeZone: 'UTC', lon: null, lat: null, recorded };
}
const span = (kind: RecordedSpan['kind'], from: string, to: string): RecordedSpan => ({
  kind,
  from: `2020-10-02T${from}:00.000Z`,
  to: `2020-10-02T${to}:00.000Z`,
  records: 10,
});
const at = (time: string) => Date.parse(`2020-10-02T${time}:00.000Z`);

describe('opening', () => {
  test("reads the page's address and leaves out what it cannot read", () => {
    expect(
      openingFrom('?airport=lebl&from=2020-10-02T10:00:00%2B02:00&to=tomorrow&time=2020-10-02T08:30:00Z'),
    ).toEqual({ airportId: 'LEBL', from: at('08:00'), time: at('08:30') });
    expect(openingFrom('?sessionId=abc')).toEqual({ sessionId: 'abc' });
    expect(openingFrom('')).toEqual({});
  });

  test('an address leads back to what is shown', () => {
    const full = airport('LEBL', [span('vehicle', '08:00', '09:00')]);
    const open = {
      sessionId: 's/1',
      startTime: '2020-10-02T08:00:00.000Z',
      endTime: '2020-10-02T09:00:00.000Z',
      shared: false,
      driver: null,
    } as SessionState;
    const there = (state: SessionState | null) => openingFrom(searchFor(full, state, at('08:30') + 999));
    expect(there(open)).toEqual({ airportId: 'LEBL', time: at('08:30') });
    expect(there({ ...open, endTime: '2020-10-02T08:45:00.000Z' })).toEqual({
      airportId: 'LEBL',
      to: at('08:45'),
      time: at('08:30'),
    });
    expect(there({ ...open, shared: true })).toEqual({ sessionId: 's/1' });
    expect(there(null)).toEqual({ airportId: 'LEBL' });
  });

  test('shows the first airport with positions unless one is named', () => {
    const empty = airport('EMTY', []);
    const tasks = airport('TASK', [span('task', '08:00', '09:00')]);
    const full = airport('LEBL', [span('vehicle', '08:00', '09:00')]);
    expect(airportToShow([empty, tasks, full])).toBe(full);
    expect(airportToShow([empty, tasks])).toBe(tasks);
    expect(airportToShow([empty, tasks, full], 'TASK')).toBe(tasks);
    expect(airportToShow([full], 'KIND')).toBeUndefined();
    expect(airportToShow([])).toBeUndefined();
  });

  test('opens over the whole of the recorded positions, a little way in', () => {
    const lebl = airport('LEBL', [span('task', '06:00', '14:00'), span('vehicle', '08:00', '12:00')]);
    expect(sessionFor(lebl)).toEqual({
      airportId: 'LEBL',
      from: at('08:00'),
      to: at('12:00'),
      time: at('08:10'),
    });
  });

  test('takes range and playhead from the address, the playhead kept inside', () => {
    const lebl = airport('LEBL', [span('vehicle', '08:00', '12:00')]);
    expect(sessionFor(lebl, { from: at('09:00'), to: at('10:00'), time: at('11:00') })).toMatchObject({
      from: at('09:00'),
      to: at('10:00'),
      time: at('10:00'),
    });
  });

  test('opens nothing where nothing is recorded or the range is empty', () => {
    expect(sessionFor(airport('EMTY', []))).toBeUndefined();
    const lebl = airport('LEBL', [span('vehicle', '08:00', '12:00')]);
    expect(sessionFor(lebl, { from: at('12:00') })).toBeUndefined();
  });
});
