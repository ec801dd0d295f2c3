import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { browserClock, type WallClock } from '../api/wall-clock.ts';

/**
 * Follows `source` at most once in `everyMs` milliseconds of wall time: the first change at once, the last of a run of
 * changes when the pause is over. Runs as long as the page does.
 */
export function paced<T>(
  source: ReadonlySignal<T>,
  everyMs: number,
  clock: WallClock = browserClock,
): ReadonlySignal<T> {
  const followed = signal(source.peek());
  let resting = false;
  let behind = false;
  const rest = () => {
    resting = true;
    clock.after(everyMs, () => {
      resting = false;
      if (!behind) return;
      behind = false;
      followed.value = source.peek();
      rest();
    });
  };
  effect(() => {
    const { value } = source;
    if (resting) {
      behind = true;
    } else {
      followed.value = value;
      rest();
    }
  });
  return followed;
}
