import type { Extent } from '../state/extent.ts';

/** What the timeline shows of its domain at the least, ms. */
export const SHORTEST_VIEW_MS = 10_000;

/** How far into the window the playhead may come before the window follows it, and where it then stands, as shares. */
const FOLLOW_BEYOND = 0.9;
const FOLLOW_TO = 0.15;
/** A window that the playhead would cross in less than this rides along with it, ms: pages would be turned too fast to read. */
const RIDE_BELOW_MS = 4000;
/** Where in a window that rides along the playhead comes to stand, and which share of its way there it goes with each picture. */
const RIDE_AT = 0.5;
const RIDE_EASE = 0.05;

/** A window of the same length within `domain`, as near as can be; the whole domain where it is longer. */
export function within(window: Extent, domain: Extent): Extent {
  const whole = domain.to - domain.from;
  const length = Math.min(whole, Math.max(Math.min(SHORTEST_VIEW_MS, whole), window.to - window.from));
  const from = Math.min(domain.to - length, Math.max(domain.from, window.from));
  return { from, to: from + length };
}

/** The window `factor` times as long (below 1 zooms in), with `at` staying where it is on the screen. */
export function zoomed(window: Extent, domain: Extent, at: number, factor: number): Extent {
  const length = window.to - window.from;
  const whole = domain.to - domain.from;
  const next = Math.min(whole, Math.max(Math.min(SHORTEST_VIEW_MS, whole), length * factor));
  const share = length > 0 ? (at - window.from) / length : 0.5;
  return within({ from: at - share * next, to: at + (1 - share) * next }, domain);
}

/** The window moved by `ms`, later where positive. */
export function panned(window: Extent, domain: Extent, ms: number): Extent {
  return within({ from: window.from + ms, to: window.to + ms }, domain);
}

export function isWhole(window: Extent, domain: Extent): boolean {
  return window.from <= domain.from && window.to >= domain.to;
}

/**
 * Where the window has to go for the playhead to be seen in it, with room ahead; `null` where it may stay. A window that
 * `rests`, since the reader has just zoomed to it, stays until the playhead comes to its very end.
 */
export function followed(window: Extent, domain: Extent, playhead: number, rests = false): Extent | null {
  const length = window.to - window.from;
  const last = window.from + length * (rests ? 1 : FOLLOW_BEYOND);
  if (playhead >= window.from && playhead <= last) return null;
  const from = playhead - length * FOLLOW_TO;
  const next = within({ from, to: from + length }, domain);
  return Math.abs(next.from - window.from) < 1 ? null : next;
}

/** Whether the window is to ride along with a playhead at `speed` times wall time; 0 where it stands. */
export function isRidden({ from, to }: Extent, speed: number): boolean {
  return to - from < RIDE_BELOW_MS * speed;
}

/** The window gone along with the playhead from `before` to `now`, by and by with it in the middle; no longer or shorter. */
export function ridden(window: Extent, domain: Extent, before: number, now: number): Extent {
  const length = window.to - window.from;
  const inside = before >= window.from && before <= window.to;
  const share = inside ? (before - window.from) / length : FOLLOW_TO;
  const from = now - (share + (RIDE_AT - share) * RIDE_EASE) * length;
  return within({ from, to: from + length }, domain);
}
