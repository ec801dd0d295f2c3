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

/** Where the playhead stands at `wall`, not bounded by any range. A clock that went back counts as standing still. */
export function positionAt(anchor: Anchor, wall: number): number {
  if (anchor.status !== 'playing') return anchor.time;
  return anchor.time + Math.max(0, wall - anchor.wall) * anchor.speed;
}

/** The wall time at which a playing anchor reaches replay time `time`. */
export function wallTimeOf(anchor: Anchor, time: number): number {
  return anchor.wall + (time - anchor.time) / anchor.speed;
}
