import type { SessionState } from '../../server/contract/session.ts';

/** What a command changed of a session, as a person would say it. */
export type PlaybackChange =
  | 'moved'
  | 'played'
  | 'paused'
  | 'ended'
  | 'speed'
  | 'range'
  | 'loop'
  | 'noLoop'
  | 'filters';

/**
 * What changed from one telling of a session to the next; of several things that which explains the others. `null` where
 * nothing did that anybody asked for: a viewer came, or time went on.
 */
export function changeBetween(before: SessionState, after: SessionState): PlaybackChange | null {
  if (before.sessionId !== after.sessionId) return null;
  if (after.status === 'ended' && before.status !== 'ended') return 'ended';
  if (after.revision <= before.revision) return null;
  if (before.startTime !== after.startTime || before.endTime !== after.endTime) return 'range';
  if (JSON.stringify(before.filters) !== JSON.stringify(after.filters)) return 'filters';
  if (before.playbackSpeed !== after.playbackSpeed) return 'speed';
  if (before.loop !== after.loop) return after.loop ? 'loop' : 'noLoop';
  if (after.status === 'playing' && before.status !== 'playing') return 'played';
  if (after.status === 'paused' && before.status === 'playing') return 'paused';
  return 'moved';
}
