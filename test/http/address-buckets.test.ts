import { describe, expect, it } from 'vitest';
import { AddressBuckets } from '../../server/http/address-buckets.ts';
import { ManualClock } from '../manual-clock.ts';

const BURST = 20;
function buckets() {
  const clock = new ManualClock();
  const store = new AddressBuckets({ perSecond: 10, burst: BURST }, clock);
  /** Asks so many times and tells how often that was within the burst. */
  const ask = (times: number, address = '192.0.2.1') => {
    let allowed = 0;
    for (let time = 0; time < times; time++) if (store.increment(address).totalHits <= BURST) allowed++;
    return allowed;
  };
  return { clock, store, ask };
}

describe('the requests of an address', () => {
  it('may come at once up to the burst', () => {
    const { ask } = buckets();
    expect(ask(100)).toBe(BURST);
    expect(ask(100, '192.0.2.2')).toBe(BURST);
  });

  it('may then come at the rate, however many more were refused', () => {
    const { clock, ask } = buckets();
    ask(1000);
    for (let second = 0; second < 30; second++) {
      clock.advance(1000);
      expect(ask(50)).toBe(10);
    }
  });

  it('are all forgiven after as long as a burst takes at the rate', () => {
    const { clock, ask } = buckets();
    ask(100);
    clock.advance(1999);
    expect(ask(100)).toBe(BURST - 1);
    clock.advance(2000);
    expect(ask(100)).toBe(BURST);
    clock.advance(3_600_000);
    expect(ask(100)).toBe(BURST);
  });

  it('are remembered while they count, and no longer', () => {
    const { clock, store, ask } = buckets();
    ask(BURST);
    for (let second = 0; second < 10; second++) {
      clock.advance(500);
      ask(1, `198.51.100.${second}`);
      expect(ask(100)).toBe(5);
    }
    clock.advance(60_000);
    ask(1, '203.0.113.1');
    expect(store.size).toBe(1);
  });

  it('take bounded memory, from however many addresses they come', () => {
    const { store, ask } = buckets();
    for (let number = 0; number < 300_000; number++) ask(1, `2001:db8:${number}::/64`);
    expect(store.size).toBeLessThanOrEqual(100_000);
  });
});
