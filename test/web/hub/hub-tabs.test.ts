import { beforeEach, describe, expect, test } from 'vitest';
import { clockEvent, HubStage, S, stateEvents } from './hub-stage.ts';

let stage: HubStage;
beforeEach(() => {
  stage = new HubStage();
});

describe('a tab that goes', () => {
  test('leaves the others live; the last one closes the stream', async () => {
    const first = stage.watching();
    const second = stage.open(S);
    await stage.answerLook(stateEvents(1));
    first.stream?.close();
    stage.sse.first.says.events([clockEvent('s.a.2.0')]);
    expect(second.ids.at(-1)).toBe('s.a.2.0');
    expect(first.ids.at(-1)).toBe('s.a.1.0');
    expect(stage.sse.held).toBe(1);
    second.stream?.suspend();
    expect(stage.sse.held).toBe(0);
    expect(stage.clock.pending).toBe(0);
    expect(stage.ports).toBe(0);
  });

  test('without a word is known by its lock', () => {
    stage.crash(stage.watching());
    expect(stage.sse.held).toBe(0);
  });

  test('without locks is known by its silence', () => {
    stage.hasLocks = false;
    stage.watching();
    stage.pass(300, () => stage.tabClock.advance(5000));
    expect(stage.sse.held).toBe(1);
    stage.pass(145);
    expect(stage.sse.held).toBe(1);
    stage.pass(10);
    expect(stage.sse.held).toBe(0);
  });

  test('comes back where it was', async () => {
    const tab = stage.watching();
    tab.stream?.suspend();
    tab.stream?.wake();
    expect(stage.sse.last.query()).toBe('sessionId=s&lastEventId=s.a.1.0');
    expect(stage.sse.held).toBe(1);
  });

  test.each([true, false])('but was only frozen, reads again once it says so (locks: %s)', hasLocks => {
    stage.hasLocks = hasLocks;
    const tab = stage.watching();
    stage.pass(155);
    expect(stage.sse.held).toBe(0);
    tab.stream?.wake();
    expect(stage.sse.last.query()).toBe('sessionId=s&lastEventId=s.a.1.0');
    expect(stage.sse.held).toBe(1);
  });
});

describe('a tab and the hub', () => {
  test('waking and reconnecting reach the stream', () => {
    const tab = stage.watching();
    tab.stream?.reconnect();
    expect(stage.sse.connections).toHaveLength(2);
    stage.sse.last.says.closed({ is: 'lost' });
    tab.stream?.wake();
    expect(stage.sse.connections).toHaveLength(3);
  });

  test('without shared workers the tab streams by itself', () => {
    stage.there = 'no';
    const tab = stage.open(S);
    expect(tab.direct).toEqual([S]);
    expect(stage.tabClock.pending).toBe(0);
  });

  test('where the worker cannot run, too, once', () => {
    stage.there = 'mute';
    const tab = stage.open(S);
    stage.fail();
    stage.fail();
    expect(tab.direct).toEqual([S]);
  });

  test('where the hub does not answer any more, from where the stream was', () => {
    const tab = stage.watching();
    stage.tabClock.advance(60_000);
    expect(tab.direct).toEqual([]);
    stage.there = 'mute';
    stage.tabClock.advance(10_000);
    expect(tab.direct).toEqual([]);
    stage.tabClock.advance(10_000);
    expect(tab.direct).toEqual([{ sessionId: 's', lastEventId: 's.a.1.0' }]);
    stage.tabClock.advance(60_000);
    expect(tab.direct).toHaveLength(1);
  });

  test('where it cannot take what the hub tells it, it streams by itself, no faster than it can', () => {
    const tab = stage.watching();
    stage.there = 'behind';
    stage.pass(15, () => stage.tabClock.advance(5000));
    expect(tab.direct).toEqual([{ sessionId: 's', lastEventId: 's.a.1.0' }]);
    expect(stage.sse.held).toBe(0);
  });

  test('after close nothing is told, and nothing waits', () => {
    const tab = stage.watching();
    tab.stream?.close();
    const told = tab.states.length;
    stage.fail();
    expect(tab.direct).toEqual([]);
    expect(tab.states).toHaveLength(told);
    expect(stage.tabClock.pending).toBe(0);
  });
});
