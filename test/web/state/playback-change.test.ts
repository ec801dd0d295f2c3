import { expect, test } from 'vitest';
import { changeBetween } from '../../../web/state/playback-change.ts';
import { iso, sessionState } from './fake-server.ts';

const before = sessionState({ status: 'playing', playbackSpeed: 10 });

test.each([
  ['moved', { time: iso(900) }],
  ['paused', { status: 'paused' }],
  ['speed', { playbackSpeed: 60 }],
  ['range', { startTime: iso(60), time: iso(60) }],
  ['loop', { loop: true }],
  ['filters', { filters: { kinds: ['task'] } }],
] as const)('says that it was %s', (change, over) => {
  expect(changeBetween(before, { ...before, revision: 1, ...(over as object) })).toBe(change);
});

test('says that it plays again, and that it came to its end by itself', () => {
  expect(changeBetween({ ...before, status: 'paused' }, { ...before, revision: 1 })).toBe('played');
  expect(changeBetween(before, { ...before, status: 'ended' })).toBe('ended');
});

test('finds nothing where a viewer came or another session was opened', () => {
  expect(changeBetween(before, { ...before, viewers: 3, time: iso(601) })).toBeNull();
  expect(changeBetween(before, { ...before, sessionId: 's2', revision: 7 })).toBeNull();
});
