import { computed, type ReadonlySignal } from '@preact/signals';
import type { Extent } from './extent.ts';

/** What `read` gives, as the same object until one of its ends changes: what depends on it then rests. */
export function steadyExtent(read: () => Extent | null): ReadonlySignal<Extent | null> {
  let last: Extent | null = null;
  return computed(() => {
    const next = read();
    if (!next || !last || next.from !== last.from || next.to !== last.to) last = next;
    return last;
  });
}
