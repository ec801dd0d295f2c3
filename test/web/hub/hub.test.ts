import { beforeEach, describe, expect, test } from 'vitest';
import type { ParsedEvent } from '../../../web/api/sse-parser.ts';
import { eventOf } from '../api/fake-transport.ts';
import { turn } from '../state/fake-server.ts';
import { HubStage, type Tab } from './hub-stage.ts';

let stage: HubStage;
beforeEach(() => {
  stage = new HubStage();
});

const S = { sessionId: 's' };
const clock = (id: string) => eventOf('clock', id, {});
const state = (entry: number, epoch = 'a') => [
  eventOf('playback', `s.${epoch}.${entry}.p`, S),
  eventOf('snapshot', `s.${epoch}.${entry}.s`, {}),
];

/** A tab on a session whose stream has begun. */
function watching(): Tab {
  const tab = stage.open(S);
  stage.sse.last.says.heard();
  stage.sse.last.says.events(state(0));
  stage.sse.last.says.events([clock('s.a.1.0')]);
  return tab;
}

/** Answers the look at the state that a later tab has the hub take beside the stream. */
async function answerLook(events: ParsedEvent[]): Promise<void> {
  expect(stage.sse.last.query()).toBe('sessionId=s');
  stage.sse.last.says.heard();
  stage.sse.last.says.events(events);
  expect(stage.sse.last.closed).toBe(true);
  await turn();
}

/** Seconds by the hub's clock in which the stream beats; `each` is called every five. */
function pass(seconds: number, each?: () => void): void {
  for (let past = 0; past < seconds; past += 5) {
    stage.clock.advance(5000);
    stage.sse.last.says.heard();
    each?.();
  }
}

describe('tabs on one session', () => {
  test('share one connection', async () => {
    const first = watching();
    const second = stage.open(S);
    expect(second.state).toBe('connecting');
    await answerLook(state(1));
    expect(second.states.at(-1)).toEqual({ state: 'live', transport: 'event-stream' });
    stage.sse.first.says.events([clock('s.a.2.0')]);
    expect(stage.sse.held).toBe(1);
    expect(first.ids).toEqual(['s.a.0.p', 's.a.0.s', 's.a.1.0', 's.a.2.0']);
    expect(second.ids).toEqual(['s.a.1.p', 's.a.1.s', 's.a.2.0']);
  });

  test('a later one misses nothing and gets nothing twice, whenever its snapshot comes', async () => {
    watching();
    const second = stage.open(S);
    stage.sse.first.says.events([clock('s.a.2.0'), clock('s.a.2.1')]);
    stage.sse.first.says.events([clock('s.a.3.0')]);
    await answerLook(state(2));
    stage.sse.first.says.events([clock('s.a.3.1'), clock('s.a.4.0')]);
    expect(second.ids).toEqual(['s.a.2.p', 's.a.2.s', 's.a.3.0', 's.a.3.1', 's.a.4.0']);
  });

  test('where the stream is behind the snapshot, it waits for the stream', async () => {
    watching();
    const second = stage.open(S);
    await answerLook(state(3));
    for (const id of ['s.a.2.0', 's.a.3.0', 's.a.4.0', 's.a.5.0']) stage.sse.first.says.events([clock(id)]);
    expect(second.ids).toEqual(['s.a.3.p', 's.a.3.s', 's.a.4.0', 's.a.5.0']);
  });

  test('where no state is to be had, all begin anew', async () => {
    const first = watching();
    const second = stage.open(S);
    stage.sse.last.says.closed({ is: 'lost' });
    await turn();
    stage.clock.advance(500);
    expect(stage.sse.held).toBe(1);
    expect(stage.sse.last.query()).toBe('sessionId=s');
    stage.sse.last.says.heard();
    stage.sse.last.says.events(state(7));
    expect(second.ids).toEqual(['s.a.7.p', 's.a.7.s']);
    expect(first.ids.slice(-2)).toEqual(['s.a.7.p', 's.a.7.s']);
  });

  test('one that joins before anything came gets it all', () => {
    stage.open(S);
    const second = stage.open(S);
    stage.sse.last.says.heard();
    stage.sse.last.says.events(state(0));
    expect(stage.sse.connections).toHaveLength(1);
    expect(second.ids).toEqual(['s.a.0.p', 's.a.0.s']);
  });

  test('a private session is shared with one that names it', async () => {
    stage.open({ opening: 'airportId=LEBL' });
    stage.sse.last.says.heard();
    stage.sse.last.says.events(state(0));
    stage.open(S);
    stage.open({ opening: 'airportId=LEBL' });
    expect(stage.sse.connections.map(each => each.query())).toEqual([
      'sessionId=s&lastEventId=s.a.0.s',
      'sessionId=s',
      'airportId=LEBL',
    ]);
  });

  test('a session that is over is asked for anew', () => {
    stage.open(S);
    stage.sse.last.says.closed({ is: 'gone', detail: 'why' });
    const second = stage.open(S);
    expect(stage.sse.connections).toHaveLength(2);
    stage.sse.last.says.closed({ is: 'ended' });
    expect(second.state).toBe('ended');
  });

  test('instants are told by the clock of the tab', () => {
    const tab = stage.open(S);
    stage.sse.last.says.heard();
    stage.sse.last.says.closed({ is: 'lost' });
    expect(tab.states.at(-1)).toMatchObject({ state: 'reconnecting', nextTryAt: 5_001_000 });
  });
});

describe('a tab that goes', () => {
  test('leaves the others live; the last one closes the stream', async () => {
    const first = watching();
    const second = stage.open(S);
    await answerLook(state(1));
    first.stream?.close();
    stage.sse.first.says.events([clock('s.a.2.0')]);
    expect(second.ids.at(-1)).toBe('s.a.2.0');
    expect(first.ids.at(-1)).toBe('s.a.1.0');
    expect(stage.sse.held).toBe(1);
    second.stream?.suspend();
    expect(stage.sse.held).toBe(0);
    expect(stage.clock.pending).toBe(0);
    expect(stage.ports).toBe(0);
  });

  test('without a word is known by its lock', () => {
    stage.crash(watching());
    expect(stage.sse.held).toBe(0);
  });

  test('without locks is known by its silence', () => {
    stage.hasLocks = false;
    watching();
    pass(300, () => stage.tabClock.advance(5000));
    expect(stage.sse.held).toBe(1);
    pass(145);
    expect(stage.sse.held).toBe(1);
    pass(10);
    expect(stage.sse.held).toBe(0);
  });

  test('comes back where it was', async () => {
    const tab = watching();
    tab.stream?.suspend();
    tab.stream?.wake();
    expect(stage.sse.last.query()).toBe('sessionId=s&lastEventId=s.a.1.0');
    expect(stage.sse.held).toBe(1);
  });

  test.each([true, false])('but was only frozen, reads again once it says so (locks: %s)', hasLocks => {
    stage.hasLocks = hasLocks;
    const tab = watching();
    pass(155);
    expect(stage.sse.held).toBe(0);
    tab.stream?.wake();
    expect(stage.sse.last.query()).toBe('sessionId=s&lastEventId=s.a.1.0');
    expect(stage.sse.held).toBe(1);
  });
});

describe('many sessions', () => {
  test('the fourth and later ones hold none of the few HTTP connections', () => {
    const tabs = [1, 2, 3, 4, 5].map(n => stage.open({ sessionId: `s${n}` }));
    expect(stage.opened.map(each => each.sparing)).toEqual([false, false, false, true, true]);
    tabs[0]?.stream?.close();
    stage.open({ sessionId: 's6' });
    expect(stage.opened.at(-1)?.sparing).toBe(false);
  });

  test('begin with what worked before in the tab', () => {
    stage.open(S, 'websocket');
    expect(stage.ws.connections).toHaveLength(1);
  });
});

describe('a tab and the hub', () => {
  test('waking and reconnecting reach the stream', () => {
    const tab = watching();
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
    const tab = watching();
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
    const tab = watching();
    stage.there = 'behind';
    pass(15, () => stage.tabClock.advance(5000));
    expect(tab.direct).toEqual([{ sessionId: 's', lastEventId: 's.a.1.0' }]);
    expect(stage.sse.held).toBe(0);
  });

  test('after close nothing is told, and nothing waits', () => {
    const tab = watching();
    tab.stream?.close();
    const told = tab.states.length;
    stage.fail();
    expect(tab.direct).toEqual([]);
    expect(tab.states).toHaveLength(told);
    expect(stage.tabClock.pending).toBe(0);
  });
});
