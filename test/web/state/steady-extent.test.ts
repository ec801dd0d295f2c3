import { effect, signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { Extent } from '../../../web/state/extent.ts';
import { steadyExtent } from '../../../web/state/steady-extent.ts';

it('tells of a change only where an end of the extent changed', () => {
  const source = signal<Extent | null>({ from: 1, to: 5 });
  const steady = steadyExtent(() => source.value);
  const told: (Extent | null)[] = [];
  const stop = effect(() => void told.push(steady.value));
  source.value = { from: 1, to: 5 };
  source.value = { from: 1, to: 6 };
  source.value = { from: 2, to: 6 };
  source.value = null;
  source.value = { from: 2, to: 6 };
  stop();
  expect(told).toEqual([
    { from: 1, to: 5 },
    { from: 1, to: 6 },
    { from: 2, to: 6 },
    null,
    { from: 2, to: 6 },
  ]);
});
