import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Extent } from '../state/extent.ts';
import { session } from '../state/session.ts';
import { scrub, shownTime } from '../state/shown.ts';
import { followAgain, followingView, isAway, ridingView, showView, view } from './view.ts';

const GLIDE_MS = 260;

/** A playhead that moves further between two pictures than it plays in so much wall time was moved by somebody, ms. */
const JUMP_BEYOND_MS = 2000;

/**
 * Turns the page when the playhead comes to its edge: glides to the next one, or jumps where it is far. Where pages would
 * be turned too fast to read, the window rides along with the playhead, as long as the reader's zoom made it. A window
 * that was moved away from the playhead stays there until the playhead is moved, one that was zoomed away from it also
 * only until the playhead comes into it.
 */
export function useFollowing(): void {
  const last = useRef<number | null>(null);
  const glide = useRef<number | null>(null);
  const stop = () => {
    if (glide.current !== null) cancelAnimationFrame(glide.current);
    glide.current = null;
  };
  useEffect(() => stop, []);
  useSignalEffect(() => {
    const time = shownTime.value;
    const before = last.current;
    if (wasMoved(before, time)) followAgain();
    last.current = time;
    void isAway.value;
    if (time === null) return;
    const riding = before === null ? null : ridingView(before, time, playingSpeed());
    if (riding) {
      stop();
      showView(riding);
      return;
    }
    if (glide.current !== null) return;
    const goal = followingView(time);
    const from = view.peek();
    if (!goal || !from) return;
    const far = Math.abs(goal.from - from.from) > 2 * (from.to - from.from);
    if (far || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      showView(goal);
      return;
    }
    let ours = from;
    const begun = performance.now();
    const move = () => {
      const share = Math.min(1, (performance.now() - begun) / GLIDE_MS);
      const isOurs = view.peek()?.from === ours.from && view.peek()?.to === ours.to;
      if (!isOurs) return stop();
      showView(between(from, goal, 1 - (1 - share) ** 3));
      ours = view.peek() ?? goal;
      glide.current = share < 1 ? requestAnimationFrame(move) : null;
    };
    glide.current = requestAnimationFrame(move);
  });
}

/** How many times wall time the shown time runs; 0 where it stands or is dragged. */
function playingSpeed(): number {
  const open = session.peek();
  return open?.status === 'playing' && scrub.peek() === null ? open.playbackSpeed : 0;
}

function wasMoved(last: number | null, time: number | null): boolean {
  if (last === null || time === null || last === time) return false;
  const open = session.peek();
  if (open?.status !== 'playing') return true;
  return time < last || time - last > JUMP_BEYOND_MS * open.playbackSpeed;
}

function between(from: Extent, to: Extent, share: number): Extent {
  const at = from.from + (to.from - from.from) * share;
  return { from: at, to: at + (to.to - to.from) };
}
