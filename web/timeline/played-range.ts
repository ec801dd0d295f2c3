import { computed, signal } from '@preact/signals';
import { toMs } from '../../server/contract/time.ts';
import { setLoopedRange } from '../state/commands.ts';
import type { Extent } from '../state/extent.ts';
import { session } from '../state/session.ts';
import { shownTime } from '../state/shown.ts';
import { domain } from './view.ts';

/** The range while it is being marked; `null` otherwise. */
export const draftRange = signal<Extent | null>(null);

/** A range that begins and ends within this of all that is recorded is no part of it, ms. */
const SAME_WITHIN_MS = 1000;
/** The shortest range that is played, ms. */
const SHORTEST_RANGE_MS = 1000;

/** The session's range where it is a part of what the timeline reaches over; `null` where it is all of it. */
export const playedPart = computed<(Extent & { readonly loop: boolean }) | null>(() => {
  const open = session.value;
  const all = domain.value;
  if (!open || !all) return null;
  const [from, to] = [toMs(open.startTime), toMs(open.endTime)];
  const whole = from - all.from < SAME_WITHIN_MS && all.to - to < SAME_WITHIN_MS;
  return whole ? null : { from, to, loop: open.loop };
});

/** Plays only `[from, to]` (ms since 1970), again and again. What was marked stays on show until the server answers. */
export async function loopOver(from: number, to: number): Promise<void> {
  const all = domain.peek();
  if (!all) return;
  const range = { from: Math.max(all.from, from), to: Math.min(all.to, to) };
  if (range.to - range.from >= SHORTEST_RANGE_MS) {
    draftRange.value = range;
    await setLoopedRange(range.from, range.to, true);
  }
  draftRange.value = null;
}

/** Lets the loop begin or end at the time that is shown. */
export function loopFromHere(end: 'from' | 'to'): void {
  const time = shownTime.peek();
  const all = domain.peek();
  if (time === null || !all) return;
  const { from, to } = playedPart.peek() ?? all;
  void (end === 'from' ? loopOver(Math.round(time), to) : loopOver(from, Math.round(time)));
}

/** Plays all that the timeline reaches over, once. */
export async function playAll(): Promise<void> {
  const all = domain.peek();
  if (all) await setLoopedRange(all.from, all.to, false);
}
