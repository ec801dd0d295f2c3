import { describe, expect, it } from 'vitest';
import type { Outlet } from '../../server/streams/outlet.ts';
import { StallWatch } from '../../server/streams/stall-watch.ts';

/** Asks once a second, `meanwhile` being done before each question; the second at which the answer is yes. */
function stalledAfter(
  watch: StallWatch,
  seconds: number,
  meanwhile = (_second: number) => {},
): number | undefined {
  for (let second = 1; second <= seconds; second++) {
    meanwhile(second);
    if (watch.isStalled(second * 1000)) return second;
  }
  return undefined;
}

const outletWith = (backlog: number) => ({ backlog, taken: 0 }) as { backlog: number; taken: number };
const watchOf = (outlet: { backlog: number; taken: number }) =>
  new StallWatch(outlet as unknown as Outlet, 0);

describe('a client that stops to read', () => {
  it('is stalled after a minute in which nothing was taken', () => {
    expect(stalledAfter(watchOf(outletWith(10)), 100)).toBe(60);
  });

  it('is not while something is taken, however slowly', () => {
    const outlet = outletWith(1000);
    const watch = watchOf(outlet);
    expect(stalledAfter(watch, 600, second => (outlet.taken += second % 50 === 0 ? 1 : 0))).toBeUndefined();
  });

  it('is not while nothing waits', () => {
    expect(stalledAfter(watchOf(outletWith(0)), 600)).toBeUndefined();
  });

  it('is after four seconds once its backlog was dropped', () => {
    const watch = watchOf(outletWith(10));
    expect(stalledAfter(watch, 3)).toBeUndefined();
    watch.dropped();
    expect(stalledAfter(watch, 100)).toBe(4);
  });

  it('has a minute again once it has taken all', () => {
    const outlet = outletWith(10);
    const watch = watchOf(outlet);
    watch.dropped();
    expect(watch.isStalled(1000)).toBe(false);
    outlet.backlog = 0;
    expect(watch.isStalled(2000)).toBe(false);
    outlet.backlog = 10;
    expect(watch.isStalled(61_000)).toBe(false);
    expect(watch.isStalled(62_000)).toBe(true);
  });
});
