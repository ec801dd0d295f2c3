import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Extent } from '../state/extent.ts';
import { shownTime } from '../state/shown.ts';
import { followingView, showView, view } from './view.ts';

const GLIDE_MS = 260;

/** Turns the page when the playhead comes to its edge: glides to the next one, or jumps where it is far. */
export function useFollowing(): void {
  const glide = useRef<number | null>(null);
  const stop = () => {
    if (glide.current !== null) cancelAnimationFrame(glide.current);
    glide.current = null;
  };
  useEffect(() => stop, []);
  useSignalEffect(() => {
    const time = shownTime.value;
    if (time === null || glide.current !== null) return;
    const goal = followingView(time);
    const from = view.peek();
    if (!goal || !from) return;
    const far = Math.abs(goal.from - from.from) > 2 * (from.to - from.from);
    if (far || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      showView(goal);
      return;
    }
    let last = from;
    const begun = performance.now();
    const move = () => {
      const share = Math.min(1, (performance.now() - begun) / GLIDE_MS);
      const isOurs = view.peek()?.from === last.from && view.peek()?.to === last.to;
      if (!isOurs) return stop();
      showView(between(from, goal, 1 - (1 - share) ** 3));
      last = view.peek() ?? goal;
      glide.current = share < 1 ? requestAnimationFrame(move) : null;
    };
    glide.current = requestAnimationFrame(move);
  });
}

function between(from: Extent, to: Extent, share: number): Extent {
  const at = from.from + (to.from - from.from) * share;
  return { from: at, to: at + (to.to - to.from) };
}
