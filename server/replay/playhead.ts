import type { PlaybackStatus } from '../contract/session.ts';

/**
 * A playhead: at wall time `wall` it stood at replay time `time` (both ms since the epoch, fractional) and has moved
 * at `speed` replay milliseconds per millisecond since, if it is playing. Everything else is arithmetic on this.
 */
export interface Anchor {
  readonly time: number;
  readonly wall: number;
  readonly speed: number;
  readonly status: PlaybackStatus;
}

/** The part of the past that a session plays, both ends included, in ms since the epoch. */
export interface Range {
  readonly startTime: number;
  readonly endTime: number;
}

/** Where the playhead stands at `wall`, not bounded by any range. A clock that went back counts as standing still. */
export function positionAt(anchor: Anchor, wall: number): number {
  if (anchor.status !== 'playing') return anchor.time;
  return anchor.time + Math.max(0, wall - anchor.wall) * anchor.speed;
}

/** The wall time at which a playing anchor reaches replay time `time`. */
export function wallTimeOf(anchor: Anchor, time: number): number {
  return anchor.wall + (time - anchor.time) / anchor.speed;
}

/**
 * The anchor that holds at `wall` once the end of the range is taken into account: unchanged before it; ended at
 * `endTime` after it; or, in a loop, started again at `startTime` at the very instant at which the last whole pass ended.
 */
export function settle(anchor: Anchor, range: Range, loop: boolean, wall: number): Anchor {
  const position = positionAt(anchor, wall);
  if (anchor.status !== 'playing' || position < range.endTime) return anchor;
  if (!loop)
    return { ...anchor, time: range.endTime, wall: wallTimeOf(anchor, range.endTime), status: 'ended' };
  const length = range.endTime - range.startTime;
  const passes = Math.floor((position - range.endTime) / length);
  return { ...anchor, time: range.startTime, wall: wallTimeOf(anchor, range.endTime + passes * length) };
}
