import { describe, expect, it } from 'vitest';
import { Connections } from '../../server/streams/connections.ts';
import { ManualClock } from '../manual-clock.ts';

class Noted {
  tended = 0;
  stopped = 0;
  tend() {
    this.tended++;
  }
  stop() {
    this.stopped++;
  }
}

function open() {
  const clock = new ManualClock();
  const stopping = new AbortController();
  return { clock, stopping, connections: new Connections(clock, stopping.signal) };
}

describe('the open connections', () => {
  it('are looked after once a second by one timer, which goes with the last of them', () => {
    const { clock, connections } = open();
    const [first, second] = [new Noted(), new Noted()];
    const removeFirst = connections.add(first);
    const removeSecond = connections.add(second);
    expect(clock.pending).toBe(1);
    clock.advance(3000);
    expect([first.tended, second.tended]).toEqual([3, 3]);
    removeFirst();
    removeFirst();
    clock.advance(1000);
    expect([first.tended, second.tended]).toEqual([3, 4]);
    removeSecond();
    expect(clock.pending).toBe(0);
    expect(connections.size).toBe(0);
  });

  it('may go while they are looked after', () => {
    const { clock, connections } = open();
    const leaver = new Noted();
    const remove = connections.add(leaver);
    leaver.tend = () => {
      leaver.tended++;
      remove();
    };
    clock.advance(5000);
    expect(leaver.tended).toBe(1);
    expect(clock.pending).toBe(0);
  });

  it('are told that the server stops, those that come too late as well', () => {
    const { stopping, connections } = open();
    const [before, gone, after] = [new Noted(), new Noted(), new Noted()];
    connections.add(before);
    connections.add(gone)();
    stopping.abort();
    connections.add(after);
    expect([before.stopped, gone.stopped, after.stopped]).toEqual([1, 0, 1]);
  });
});
