import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepNews, othersDeed, spokenPlayback } from '../../../web/shell/playback-news.ts';
import { driverName, readerName } from '../../../web/state/driver.ts';
import { session } from '../../../web/state/session.ts';
import { clockChoice } from '../../../web/state/shown-zone.ts';
import { iso, sessionState } from '../state/fake-server.ts';

const shared = sessionState({ shared: true, playbackSpeed: 10 });
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  clockChoice.value = 'utc';
  readerName.value = 'Ana';
  session.value = shared;
  stop = keepNews();
});
afterEach(() => {
  stop();
  session.value = null;
  spokenPlayback.value = '';
  othersDeed.value = null;
  vi.useRealTimers();
});

test('says for a while who did what with the shared playhead', () => {
  session.value = { ...shared, revision: 1, time: iso(900), driver: 'Li' };
  expect(othersDeed.value).toBe('Li moved the playhead');
  vi.advanceTimersByTime(600);
  expect(spokenPlayback.value).toBe('Li moved the playhead. At 08:15:00');
  vi.advanceTimersByTime(5000);
  expect(othersDeed.value).toBeNull();
});

test('speaks of what the reader did, but shows no notice of it', () => {
  session.value = { ...shared, revision: 1, status: 'playing', driver: driverName.value };
  vi.advanceTimersByTime(600);
  expect(othersDeed.value).toBeNull();
  expect(spokenPlayback.value).toBe('Playing from 08:10:00, 10 times the speed');
});

test('calls one without a name somebody', () => {
  session.value = { ...shared, revision: 1, loop: true, driver: null };
  expect(othersDeed.value).toBe('Somebody switched repeating on');
});

test('speaks once of many steps, and never of time that goes by', () => {
  for (let revision = 1; revision <= 5; revision++) {
    session.value = { ...shared, revision, time: iso(600 + revision), driver: 'Ana' };
    vi.advanceTimersByTime(100);
    expect(spokenPlayback.value).toBe('');
  }
  vi.advanceTimersByTime(600);
  expect(spokenPlayback.value).toBe('At 08:10:05');
  session.value = { ...shared, revision: 5, time: iso(700), viewers: 2 };
  vi.advanceTimersByTime(10_000);
  expect(spokenPlayback.value).toBe('At 08:10:05');
});
