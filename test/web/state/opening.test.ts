import { describe, expect, test } from 'vitest';
import type { Airport, RecordedSpan } from '../../../server/contract/history.ts';
import { addressText, readAddress } from '../../../web/state/address-text.ts';
import { airportToShow, openingOf, partsOf, sessionFor } from '../../../web/state/opening.ts';
import { sessionState } from './fake-server.ts';

function airport(airportId: string, recorded: RecordedSpan[]): Airport {
  return { airportId, name: airportId, timeZone: 'UTC', lon: null, lat: null, map: true, recorded };
}
const span = (kind: RecordedSpan['kind'], from: string, to: string): RecordedSpan => ({
  kind,
  from: `2020-10-02T${from}:00.000Z`,
  to: `2020-10-02T${to}:00.000Z`,
  records: 10,
});
const at = (time: string) => Date.parse(`2020-10-02T${time}:00.000Z`);

describe('opening', () => {
  test('takes from an address what it names', () => {
    const { parts } = readAddress(
      '?airport=lebl&time=2020-10-02T08:30:00Z&kinds=task&select=task:T1&lang=en',
    );
    expect(openingOf(parts)).toEqual({
      airportId: 'LEBL',
      time: at('08:30'),
      filters: { kinds: ['task'] },
      selection: { kind: 'task', id: 'T1' },
    });
    expect(openingOf({ sessionId: 'abc' })).toEqual({ sessionId: 'abc' });
    expect(openingOf({})).toEqual({});
  });

  test('an address leads back to what is shown', () => {
    const full = airport('LEBL', [span('vehicle', '08:00', '09:00')]);
    const there = (open: Parameters<typeof partsOf>[1]) =>
      openingOf(readAddress(addressText(partsOf(full, open, at('08:30') + 25))).parts);
    const time = at('08:30') + 25;
    expect(there(sessionState())).toEqual({ airportId: 'LEBL', time });
    const changed = {
      endTime: '2020-10-02T08:45:00.000Z',
      playbackSpeed: 7.5,
      loop: true,
      filters: {
        vehicleTypes: ['bus' as const],
        bbox: [1.5, 41, 2.5, 42] as [number, number, number, number],
      },
    };
    expect(there(sessionState(changed))).toEqual({
      airportId: 'LEBL',
      to: at('08:45'),
      time,
      playbackSpeed: 7.5,
      loop: true,
      filters: changed.filters,
    });
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

  test('takes range, playhead, speed and filters as asked, the playhead kept inside', () => {
    const lebl = airport('LEBL', [span('vehicle', '08:00', '12:00')]);
    const asked = {
      from: at('09:00'),
      to: at('10:00'),
      playbackSpeed: 60,
      loop: true,
      filters: { kinds: [] },
    };
    expect(sessionFor(lebl, { ...asked, time: at('11:00') })).toEqual({
      airportId: 'LEBL',
      ...asked,
      time: at('10:00'),
    });
  });

  test('opens a moment and a minute more, at that moment, where nothing else is recorded', () => {
    const lebl = airport('LEBL', [span('vehicle', '08:00', '08:00')]);
    expect(sessionFor(lebl)).toEqual({
      airportId: 'LEBL',
      from: at('08:00'),
      to: at('08:01'),
      time: at('08:00'),
    });
  });

  test('opens nothing where nothing is recorded or the range is empty', () => {
    expect(sessionFor(airport('EMTY', []))).toBeUndefined();
    const lebl = airport('LEBL', [span('vehicle', '08:00', '12:00')]);
    expect(sessionFor(lebl, { from: at('12:00') })).toBeUndefined();
  });
});
