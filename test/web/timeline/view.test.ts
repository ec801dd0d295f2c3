import { beforeEach, expect, test } from 'vitest';
import type { SessionState } from '../../../server/contract/session.ts';
import { session } from '../../../web/state/session.ts';
import { playheadTime } from '../../../web/state/shown.ts';
import {
  followAgain,
  followingView,
  isAway,
  panBy,
  ridingView,
  showAll,
  view,
  zoomAt,
} from '../../../web/timeline/view.ts';

const MINUTE = 60_000;
const START = Date.parse('2020-10-02T08:00:00.000Z');

beforeEach(() => {
  session.value = {
    startTime: '2020-10-02T08:00:00.000Z',
    endTime: '2020-10-02T12:00:00.000Z',
  } as SessionState;
  playheadTime.value = START + 30 * MINUTE;
  showAll();
});

/** An hour around a time, minutes from the start. */
const zoomTo = (minutes: number) => zoomAt(START + minutes * MINUTE, 0.25);

test('a window that was zoomed away from the playhead stays until the playhead comes into it', () => {
  zoomTo(120);
  const zoomed = view.value;
  expect(zoomed?.from).toBe(START + 90 * MINUTE);
  expect(isAway.value).toBe(true);
  expect(followingView(START + 40 * MINUTE)).toBeNull();
  expect(ridingView(START + 39 * MINUTE, START + 40 * MINUTE, 3600)).toBeNull();
  expect(followingView(START + 100 * MINUTE)).toBeNull();
  expect(isAway.value).toBe(false);
  const next = followingView(START + 151 * MINUTE);
  expect(next && next.to - next.from).toBe(60 * MINUTE);
});

test('a window that was zoomed to rides along with a fast playhead, as long as it was made', () => {
  zoomTo(40);
  const riding = ridingView(START + 40 * MINUTE, START + 41 * MINUTE, 3600);
  expect(riding && riding.to - riding.from).toBe(60 * MINUTE);
  expect(ridingView(START + 40 * MINUTE, START + 41 * MINUTE, 20)).toBeNull();
});

test('goes to the playhead again when that is moved, but not because of a window that was moved away', () => {
  zoomTo(120);
  followAgain();
  expect(followingView(START + 40 * MINUTE)).not.toBeNull();
  panBy(10 * MINUTE);
  expect(followingView(START + 40 * MINUTE)).toBeNull();
  expect(followingView(START + 155 * MINUTE)).toBeNull();
});
