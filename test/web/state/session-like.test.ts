import { afterEach, expect, test } from 'vitest';
import { sessionLike } from '../../../web/state/session-like.ts';
import { playheadTime } from '../../../web/state/shown.ts';
import { iso, START, sessionState } from './fake-server.ts';

afterEach(() => {
  playheadTime.value = null;
});

const filters = { vehicleTypes: ['bus' as const] };
const last = sessionState({ playbackSpeed: 8, loop: true, filters, time: iso(900), shared: true });

test('is like the last session, and stands where the playhead does, in whole milliseconds', () => {
  playheadTime.value = START + 1200.75;
  expect(sessionLike(last)).toEqual({
    airportId: 'LEBL',
    from: START,
    to: START + 3_600_000,
    time: START + 1200,
    playbackSpeed: 8,
    loop: true,
    filters,
  });
});

test('stands where the server last told it to while there is no playhead', () => {
  expect(sessionLike(last).time).toBe(START + 900_000);
});
