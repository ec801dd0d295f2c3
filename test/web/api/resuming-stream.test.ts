import { describe, expect, test } from 'vitest';
import { eventOf } from './fake-transport.ts';
import { LOST, resumingStage } from './resuming-stage.ts';

describe('a stream', () => {
  test('tells events in order, and is live with the first sign', () => {
    const { sse, states, events } = resumingStage();
    expect(states).toEqual([{ state: 'connecting' }]);
    sse.last.says.heard();
    expect(states.at(-1)).toEqual({ state: 'live', transport: 'event-stream' });
    sse.last.send('clock', '7', { time: 'T' });
    expect(events).toEqual([{ event: 'clock', id: '7', data: '{"time":"T"}' }]);
  });

  test('resumes behind the last event after a break, waiting longer each time until something comes', () => {
    const { clock, sse, state } = resumingStage();
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
    const { sse, state } = resumingStage();
    sse.last.says.heard();
    sse.last.says.retry(8000);
    sse.last.says.closed(LOST);
    expect(state()).toMatchObject({ nextTryAt: 4000 });
  });

  test('opens a private session, and from its first playback on joins that', () => {
    const { clock, sse } = resumingStage({ target: { opening: 'airportId=LEBL' } });
    expect(sse.last.query()).toBe('airportId=LEBL');
    sse.last.send('playback', 's9.a.0.p', { sessionId: 's9' });
    sse.last.says.closed(LOST);
    clock.advance(1000);
    expect(sse.last.query()).toBe('sessionId=s9&lastEventId=s9.a.0.p');
  });

  test('goes on where its reader was', () => {
    const { sse } = resumingStage({ target: { sessionId: 's1', lastEventId: '5' } });
    expect(sse.last.query()).toBe('sessionId=s1&lastEventId=5');
  });

  test.each([
    [{ is: 'gone', detail: 'why' } as const, { state: 'gone', detail: 'why' }],
    [{ is: 'ended' } as const, { state: 'ended' }],
  ])('stops for good when it is told that %j', (why, told) => {
    const { clock, sse, state, tried } = resumingStage();
    sse.last.says.closed(why);
    expect(state()).toEqual(told);
    clock.advance(3_600_000);
    expect(tried()).toEqual([1, 0, 0]);
    expect(clock.pending).toBe(0);
  });

  test('an end event ends it', () => {
    const { clock, sse, stream, state } = resumingStage();
    sse.last.send('end', '9', { sessionId: 's1' });
    expect(state()).toEqual({ state: 'ended' });
    expect(sse.last.closed).toBe(true);
    stream.wake();
    stream.reconnect();
    clock.advance(60_000);
    expect(sse.connections).toHaveLength(1);
  });

  test('a busy server is asked again when it says, with its reason shown, and not in another way', () => {
    const { clock, sse, state, tried } = resumingStage({ reachable: true });
    sse.last.says.closed({ is: 'busy', detail: 'full', retryAfterMs: 5000 });
    expect(state()).toEqual({ state: 'reconnecting', attempt: 1, nextTryAt: 6000, detail: 'full' });
    clock.advance(6000);
    expect(tried()).toEqual([2, 0, 0]);
    sse.last.says.closed({ is: 'busy', detail: 'full', retryAfterMs: 86_400_000 });
    expect(state()).toMatchObject({ nextTryAt: 6000 + 300_000 + 2000 });
  });

  test('after close nothing is heard and nothing waits', () => {
    const { clock, sse, states, events, stream } = resumingStage();
    sse.last.says.heard();
    stream.close();
    sse.last.send('clock', '1', {});
    sse.last.says.closed(LOST);
    expect(states).toHaveLength(2);
    expect(events).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});

describe('silence', () => {
  const live = (h: ReturnType<typeof resumingStage>, forMs = 20_000) => {
    h.sse.last.says.heard();
    for (let ms = 0; ms < forMs; ms += 10_000) {
      h.clock.advance(10_000);
      h.sse.last.says.heard();
    }
  };

  test('of more than 30 s means that the connection is dead; another is opened at once', () => {
    const h = resumingStage();
    live(h);
    h.clock.advance(30_000);
    expect(h.tried()).toEqual([1, 0, 0]);
    h.clock.advance(5000);
    expect(h.tried()).toEqual([2, 0, 0]);
    expect(h.state()).toEqual({ state: 'reconnecting', attempt: 1, nextTryAt: null, detail: null });
  });

  test('is measured by the calendar too: a machine that slept comes back at once', () => {
    const h = resumingStage();
    live(h);
    h.calendar.ahead = 3_600_000;
    h.clock.advance(5000);
    expect(h.tried()).toEqual([2, 0, 0]);
  });

  test('on waking, counts sooner', () => {
    const h = resumingStage();
    live(h);
    h.clock.advance(17_000);
    h.stream.wake();
    expect(h.tried()).toEqual([1, 0, 0]);
    h.clock.advance(1);
    h.stream.wake();
    expect(h.tried()).toEqual([2, 0, 0]);
  });

  test('on waking, a wait for the next try is over', () => {
    const h = resumingStage();
    live(h);
    h.sse.last.says.closed(LOST);
    h.stream.wake();
    expect(h.tried()).toEqual([2, 0, 0]);
    h.stream.wake();
    expect(h.tried()).toEqual([2, 0, 0]);
    expect(h.held()).toBe(1);
  });

  test('suspended, it holds nothing until it is woken', () => {
    const h = resumingStage();
    h.sse.last.send('clock', '3', {});
    h.stream.suspend();
    expect(h.held()).toBe(0);
    expect(h.clock.pending).toBe(0);
    h.stream.wake();
    expect(h.sse.last.query()).toBe('sessionId=s1&lastEventId=3');
  });

  test('restarted, it asks for the whole state', () => {
    const h = resumingStage();
    h.sse.last.send('clock', '3', {});
    h.stream.restart();
    expect(h.held()).toBe(0);
    h.clock.advance(500);
    expect(h.sse.last.query()).toBe('sessionId=s1');
  });
});

describe('a look', () => {
  test('is taken beside the stream, through the way that works', async () => {
    const { sse, ws, events, stream } = resumingStage();
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
    const { sse, clock, stream } = resumingStage();
    sse.last.says.heard();
    const looking = stream.look();
    clock.advance(4000);
    expect(await looking).toBeUndefined();
    const opening = resumingStage({ target: { opening: 'airportId=LEBL' } });
    expect(await opening.stream.look()).toBeUndefined();
    expect(opening.tried()).toEqual([1, 0, 0]);
  });
});
