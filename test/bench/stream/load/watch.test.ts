import { expect, it } from 'vitest';
import { sharedNow } from '../shared-now.ts';
import { Watch } from './watch.ts';

const VIEWERS = 2;
const DUE_MS = 1000;

/** Lets one viewer get these numbers, each so many ms after it was due. */
function get(watch: Watch, numbers: readonly number[], delayMs: number): void {
  let next = 11;
  for (const number of numbers) next = watch.took(next, number, DUE_MS, DUE_MS + delayMs);
}

function watch(): Watch {
  const startMs = sharedNow();
  return new Watch({ first: 11, count: 3, startMs, untilMs: startMs + 20 }, VIEWERS);
}

it('tells the delays of what all viewers got, and leaves out what was sent before and after', async () => {
  const watching = watch();
  get(watching, [9, 10, 11, 12, 13, 14], 4);
  get(watching, [11, 12, 13], 303);
  const result = await watching.result();
  expect(result).toMatchObject({ received: 6, lost: 0, gaps: 0, doubled: 0 });
  expect(result.delay.p50).toBeCloseTo(4, 0);
  expect(result.delay.p99).toBeCloseTo(303, -1);
});

it('counts what is lost, what comes twice and what comes after a later one', async () => {
  const watching = watch();
  get(watching, [11, 13], 1);
  get(watching, [11, 11, 13, 12], 1);
  expect(await watching.result()).toMatchObject({ received: 4, lost: 2, gaps: 2, doubled: 2 });
});
