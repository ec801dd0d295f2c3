import { describe, expect, test } from 'vitest';
import { ResumingStream } from '../../../web/api/resuming-stream.ts';
import type { StreamState, StreamTarget } from '../../../web/api/session-stream.ts';
import type { ParsedEvent } from '../../../web/api/sse-parser.ts';
import type { Closing, TransportName } from '../../../web/api/transport.ts';
import { TransportChoice } from '../../../web/api/transport-choice.ts';
import { ManualClock } from '../../manual-clock.ts';
import { turn } from '../state/fake-server.ts';
import { eventOf, FakeTransport } from './fake-transport.ts';

const LOST: Closing = { is: 'lost' };

function harness(options: { target?: StreamTarget; remembered?: TransportName; reachable?: boolean } = {}) {
  const clock = new ManualClock(0);
  const calendar = { ahead: 0 };
  const server = { reachable: options.reachable ?? false };
  const [sse, ws, polling] = [
    new FakeTransport('event-stream'),
    new FakeTransport('websocket'),
    new FakeTransport('polling'),
  ] as const;
  const states: StreamState[] = [];
  const events: ParsedEvent[] = [];
  const stream = new ResumingStream(
    options.target ?? { sessionId: 's1' },
    new TransportChoice([sse, ws, polling], options.remembered),
    { onState: state => states.push(state), onEvents: some => events.push(...some) },
    {
      clock,
      calendar: () => clock.now() + calendar.ahead,
      random: () => 0,
      reachable: async () => server.reachable,
    },
  );
  const all = [sse, ws, polling];
  return {
    clock,
    calendar,
    server,
    sse,
    ws,
    polling,
    states,
    events,
    stream,
    state: () => states.at(-1),
    /** How often each way was tried, best first. */
    tried: () => all.map(each => each.connections.length),
    held: () => all.reduce((sum, each) => sum + each.held, 0),
  };
}

describe('a stream', () => {
  test('tells events in order, and is live with the first sign', () => {
    const { sse, states, events } = harness();
    expect(states).toEqual([{ state: 'connecting' }]);
    sse.last.says.heard();
    expect(states.at(-1)).toEqual({ state: 'live', transport: 'event-stream' });
    sse.last.send('clock', '7', { time: 'T' });
    expect(events).toEqual([{ event: 'clock', id: '7', data: '{"time":"T"}' }]);
  });

  test('resumes behind the last event after a break, waiting longer each time until something comes', () => {
    const { clock, sse, state } = harness();
    sse.last.send('clock', 'e-41', {});
    sse.last.says.closed(LOST);
    expect(sse.last.closed).toBe(true);
    expect(state()).toEqual({ state: 'reconnecting', attempt: 1, nextTryAt: 1000, detail: null });
    clock.advance(999);
    expect(sse.connections).toHaveLength(1);
    clock.advance(1);
    expect(sse.last.query()).toBe('sessionId=s1&lastEventId=e-41');
    expect(state()).toMatchObject({ attempt: 1, nextTryAt: null });
    sse.last.says.closed(LOST);
    expect(state()).toMatchObject({ attempt: 2, nextTryAt: 3000 });
    clock.advance(2000);
    sse.last.send('clock', 'e-42', {});
    sse.last.says.closed(LOST);
    expect(state()).toMatchObject({ attempt: 1 });
  });

  test('waits as long as the server asks', () => {
    const { sse, state } = harness();
    sse.last.says.heard();
    sse.last.says.retry(8000);
    sse.last.says.closed(LOST);
    expect(state()).toMatchObject({ nextTryAt: 4000 });
  });

  test('opens a private session, and from its first playback on joins that', () => {
    const { clock, sse } = harness({ target: { opening: 'airportId=LEBL' } });
    expect(sse.last.query()).toBe('airportId=LEBL');
    sse.last.send('playback', 's9.a.0.p', { sessionId: 's9' });
    sse.last.says.closed(LOST);
    clock.advance(1000);
    expect(sse.last.query()).toBe('sessionId=s9&lastEventId=s9.a.0.p');
  });

  test('goes on where its reader was', () => {
    const { sse } = harness({ target: { sessionId: 's1', lastEventId: '5' } });
    expect(sse.last.query()).toBe('sessionId=s1&lastEventId=5');
  });

  test.each([
    [{ is: 'gone', detail: 'why' } as const, { state: 'gone', detail: 'why' }],
    [{ is: 'ended' } as const, { state: 'ended' }],
  ])('stops for good when it is told that %j', (why, told) => {
    const { clock, sse, state, tried } = harness();
    sse.last.says.closed(why);
    expect(state()).toEqual(told);
    clock.advance(3_600_000);
    expect(tried()).toEqual([1, 0, 0]);
    expect(clock.pending).toBe(0);
  });

  test('an end event ends it', () => {
    const { clock, sse, stream, state } = harness();
    sse.last.send('end', '9', { sessionId: 's1' });
    expect(state()).toEqual({ state: 'ended' });
    expect(sse.last.closed).toBe(true);
    stream.wake();
    stream.reconnect();
    clock.advance(60_000);
    expect(sse.connections).toHaveLength(1);
  });

  test('a busy server is asked again when it says, with its reason shown, and not in another way', () => {
    const { clock, sse, state, tried } = harness({ reachable: true });
    sse.last.says.closed({ is: 'busy', detail: 'full', retryAfterMs: 5000 });
    expect(state()).toEqual({ state: 'reconnecting', attempt: 1, nextTryAt: 6000, detail: 'full' });
    clock.advance(6000);
    expect(tried()).toEqual([2, 0, 0]);
    sse.last.says.closed({ is: 'busy', detail: 'full', retryAfterMs: 86_400_000 });
    expect(state()).toMatchObject({ nextTryAt: 6000 + 300_000 + 2000 });
  });

  test('after close nothing is heard and nothing waits', () => {
    const { clock, sse, states, events, stream } = harness();
    sse.last.says.heard();
    stream.close();
    sse.last.send('clock', '1', {});
    sse.last.says.closed(LOST);
    expect(states).toHaveLength(2);
    expect(events).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});

describe('another way', () => {
  test('is taken at once where the first does not lead to the server, the next likewise', () => {
    const { sse, ws, polling, states, tried } = harness();
    sse.last.says.closed({ is: 'blocked' });
    expect(tried()).toEqual([1, 1, 0]);
    ws.last.says.closed({ is: 'blocked' });
    polling.last.says.heard();
    expect(states).toEqual([{ state: 'connecting' }, { state: 'live', transport: 'polling' }]);
  });

  test('is taken where nothing came for four seconds', () => {
    const { clock, sse, ws, tried, held } = harness();
    clock.advance(3999);
    expect(tried()).toEqual([1, 0, 0]);
    clock.advance(1);
    expect(tried()).toEqual([1, 1, 0]);
    expect(sse.last.closed).toBe(true);
    expect(held()).toBe(1);
    sse.last.send('clock', '1', {});
    ws.last.send('clock', '2', {});
    clock.advance(4000);
    expect(tried()).toEqual([1, 1, 0]);
  });

  test('after the last is the first again, with a wait', () => {
    const { clock, sse, ws, polling, state, tried } = harness();
    for (const way of [sse, ws, polling]) way.last.says.closed({ is: 'blocked' });
    expect(state()).toEqual({ state: 'reconnecting', attempt: 1, nextTryAt: 1000, detail: null });
    clock.advance(1000);
    expect(tried()).toEqual([2, 1, 1]);
    for (const way of [sse, ws, polling]) way.last.says.closed({ is: 'blocked' });
    expect(state()).toMatchObject({ attempt: 2, nextTryAt: 3000 });
  });

  test('resumes behind the same event', () => {
    const { sse, ws } = harness();
    sse.last.send('clock', 'e-4', {});
    sse.last.says.closed({ is: 'blocked' });
    expect(ws.last.query()).toBe('sessionId=s1&lastEventId=e-4');
  });

  test('is not taken while no server answers', async () => {
    const { clock, sse, tried } = harness();
    sse.last.says.heard();
    for (let n = 0; n < 5; n++) {
      sse.last.says.closed(LOST);
      await turn();
      clock.advance(30_000);
    }
    expect(tried()[0]).toBeGreaterThan(5);
    expect(tried().slice(1)).toEqual([0, 0]);
  });

  test('is taken at the second failure in a row of one that worked, where the server answers', async () => {
    const { clock, sse, tried } = harness({ reachable: true });
    sse.last.says.heard();
    sse.last.says.closed(LOST);
    await turn();
    clock.advance(1000);
    expect(tried()).toEqual([2, 0, 0]);
    sse.last.says.closed(LOST);
    await turn();
    expect(tried()).toEqual([2, 1, 0]);
  });

  test('is not taken for breaks of what came through for long', async () => {
    const { clock, sse, tried } = harness({ reachable: true });
    for (let n = 0; n < 4; n++) {
      sse.last.says.heard();
      for (let beat = 0; beat < 3; beat++) {
        clock.advance(10_000);
        sse.last.says.heard();
      }
      sse.last.says.closed(LOST);
      await turn();
      clock.advance(1000);
    }
    expect(tried()).toEqual([5, 0, 0]);
  });

  test('is taken where only beginnings come through', async () => {
    const { clock, sse, tried } = harness({ reachable: true });
    for (let n = 0; n < 2; n++) {
      sse.last.says.heard();
      clock.advance(35_000);
      await turn();
      clock.advance(1000);
    }
    expect(tried()).toEqual([2, 1, 0]);
  });

  test('is the one that worked before the page was loaded again', () => {
    expect(harness({ remembered: 'polling' }).tried()).toEqual([0, 0, 1]);
  });
});

describe('a better way', () => {
  test('is tried beside the one that works, and taken where something comes', () => {
    const { clock, sse, polling, states, state, events } = harness({ remembered: 'polling' });
    polling.last.send('clock', '1', {});
    clock.advance(30_000);
    polling.last.send('clock', '2', {});
    clock.advance(29_999);
    expect(sse.connections).toHaveLength(0);
    clock.advance(1);
    expect(sse.last.query()).toBe('sessionId=s1&lastEventId=2');
    polling.last.send('clock', '3', {});
    sse.last.send('clock', '3', {});
    expect(polling.last.closed).toBe(true);
    expect(sse.connections.map(each => each.closed)).toEqual([true, false]);
    expect(sse.last.query()).toBe('sessionId=s1&lastEventId=3');
    sse.last.send('clock', '4', {});
    expect(events.map(each => each.id)).toEqual(['1', '2', '3', '4']);
    expect(state()).toEqual({ state: 'live', transport: 'event-stream' });
    expect(states).toHaveLength(3);
  });

  test('is tried later and later, one after the other, where nothing comes', () => {
    const { clock, polling, tried, held } = harness({ remembered: 'polling' });
    const pass = (minutes: number) => {
      for (let n = 0; n < minutes * 6; n++) {
        polling.last.says.heard();
        clock.advance(10_000);
      }
      polling.last.says.heard();
      clock.advance(5000);
    };
    pass(1);
    expect(tried()).toEqual([1, 0, 1]);
    pass(2);
    expect(tried()).toEqual([1, 1, 1]);
    pass(4);
    expect(tried()).toEqual([2, 1, 1]);
    expect(held()).toBe(1);
    pass(600);
    expect(tried()[0]).toBeLessThan(12);
  });
});

describe('silence', () => {
  const live = (h: ReturnType<typeof harness>, forMs = 20_000) => {
    h.sse.last.says.heard();
    for (let ms = 0; ms < forMs; ms += 10_000) {
      h.clock.advance(10_000);
      h.sse.last.says.heard();
    }
  };

  test('of more than 30 s means that the connection is dead; another is opened at once', () => {
    const h = harness();
    live(h);
    h.clock.advance(30_000);
    expect(h.tried()).toEqual([1, 0, 0]);
    h.clock.advance(5000);
    expect(h.tried()).toEqual([2, 0, 0]);
    expect(h.state()).toEqual({ state: 'reconnecting', attempt: 1, nextTryAt: null, detail: null });
  });

  test('is measured by the calendar too: a machine that slept comes back at once', () => {
    const h = harness();
    live(h);
    h.calendar.ahead = 3_600_000;
    h.clock.advance(5000);
    expect(h.tried()).toEqual([2, 0, 0]);
  });

  test('on waking, counts sooner', () => {
    const h = harness();
    live(h);
    h.clock.advance(17_000);
    h.stream.wake();
    expect(h.tried()).toEqual([1, 0, 0]);
    h.clock.advance(1);
    h.stream.wake();
    expect(h.tried()).toEqual([2, 0, 0]);
  });

  test('on waking, a wait for the next try is over', () => {
    const h = harness();
    live(h);
    h.sse.last.says.closed(LOST);
    h.stream.wake();
    expect(h.tried()).toEqual([2, 0, 0]);
    h.stream.wake();
    expect(h.tried()).toEqual([2, 0, 0]);
    expect(h.held()).toBe(1);
  });

  test('suspended, it holds nothing until it is woken', () => {
    const h = harness();
    h.sse.last.send('clock', '3', {});
    h.stream.suspend();
    expect(h.held()).toBe(0);
    expect(h.clock.pending).toBe(0);
    h.stream.wake();
    expect(h.sse.last.query()).toBe('sessionId=s1&lastEventId=3');
  });

  test('restarted, it asks for the whole state', () => {
    const h = harness();
    h.sse.last.send('clock', '3', {});
    h.stream.restart();
    expect(h.held()).toBe(0);
    h.clock.advance(500);
    expect(h.sse.last.query()).toBe('sessionId=s1');
  });
});

describe('a look', () => {
  test('is taken beside the stream, through the way that works', async () => {
    const { sse, ws, events, stream } = harness();
    sse.last.says.closed({ is: 'blocked' });
    ws.last.send('clock', '7', {});
    const looking = stream.look();
    expect(ws.last.query()).toBe('sessionId=s1');
    ws.last.send('playback', 'p', {});
    ws.last.says.events([eventOf('snapshot', 's', {}), eventOf('clock', '8', {})]);
    expect((await looking)?.map(each => each.id)).toEqual(['p', 's']);
    expect(ws.connections.map(each => each.closed)).toEqual([false, true]);
    expect(events).toHaveLength(1);
  });

  test('shows nothing where nothing comes, or before the session is known', async () => {
    const { sse, clock, stream } = harness();
    sse.last.says.heard();
    const looking = stream.look();
    clock.advance(4000);
    expect(await looking).toBeUndefined();
    const opening = harness({ target: { opening: 'airportId=LEBL' } });
    expect(await opening.stream.look()).toBeUndefined();
    expect(opening.tried()).toEqual([1, 0, 0]);
  });
});
