import { computed, signal } from '@preact/signals';
import { type Extent, extent } from '../state/extent.ts';
import { shownTime } from '../state/shown.ts';
import { steadyExtent } from '../state/steady-extent.ts';
import { followed, isRidden, isWhole, panned, ridden, within, zoomed } from './view-window.ts';

/** What the reader zoomed to; `null` while all is shown. */
const chosen = signal<Extent | null>(null);

/** Where the reader's last zoom left the window. */
let zoomedTo: Extent | null = null;

/** Whether the playhead has yet to come into that. */
const awaited = signal(false);

/** Whether the window goes with the playhead. It does until the reader moves the window away from it. */
const following = signal(true);

/** All that the timeline reaches over. */
export const domain = extent;

/** The part of the {@link domain} that the timeline shows; `null` without a session. */
export const view = steadyExtent(() => {
  const all = domain.value;
  return all && (chosen.value ? within(chosen.value, all) : all);
});

export const zoomedIn = computed(() => {
  const [all, shown] = [domain.value, view.value];
  return all !== null && shown !== null && !isWhole(shown, all);
});

/** Whether the window is away from the playhead, and does not go to it. */
export const isAway = computed(() => zoomedIn.value && (!following.value || awaited.value));

/** Makes what is shown `factor` times as long; `at` (ms since 1970) stays where it is. */
export function zoomAt(at: number, factor: number): void {
  const [all, shown] = [domain.peek(), view.peek()];
  if (!all || !shown) return;
  showView(zoomed(shown, all, at, factor));
  const time = shownTime.peek();
  const next = view.peek();
  zoomedTo = next;
  awaited.value = next !== null && time !== null && !holds(next, time);
}

/** Moves the window by `ms`; it no longer goes with the playhead. */
export function panBy(ms: number): void {
  const [all, shown] = [domain.peek(), view.peek()];
  if (!all || !shown || !zoomedIn.peek()) return;
  following.value = false;
  showView(panned(shown, all, ms));
}

/** Shows this part, or as much as there is. */
export function showView(window: Extent): void {
  const all = domain.peek();
  if (all) chosen.value = isWhole(window, all) ? null : within(window, all);
  if (chosen.peek() === null) following.value = true;
}

/** Shows the whole domain. */
export function showAll(): void {
  chosen.value = null;
  following.value = true;
}

/** Goes with the playhead again, wherever the reader has moved the window. */
export function followAgain(): void {
  zoomedTo = null;
  awaited.value = false;
  following.value = true;
}

/** Where the window goes along with a playhead that runs fast for it, `speed` times wall time; `null` where it does not. */
export function ridingView(before: number, time: number, speed: number): Extent | null {
  const [all, shown] = [domain.peek(), view.peek()];
  if (!all || !shown || !isFollowing(shown, time) || !isRidden(shown, speed)) return null;
  return ridden(shown, all, before, time);
}

/** Where the window has to go to follow the playhead at `time`; `null` where it may stay or is not to follow. */
export function followingView(time: number): Extent | null {
  const [all, shown] = [domain.peek(), view.peek()];
  if (!all || !shown || !isFollowing(shown, time)) return null;
  return followed(shown, all, time, shown === zoomedTo);
}

/** A window that the reader zoomed to away from the playhead stays there until the playhead comes into it. */
function isFollowing(shown: Extent, time: number): boolean {
  if (!zoomedIn.peek() || !following.peek()) return false;
  if (awaited.peek() && (shown !== zoomedTo || holds(shown, time))) awaited.value = false;
  return !awaited.peek();
}

function holds({ from, to }: Extent, time: number): boolean {
  return time >= from && time <= to;
}
