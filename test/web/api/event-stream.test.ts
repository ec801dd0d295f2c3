import { describe, expect, test } from 'vitest';
import { backoffMs } from '../../../web/api/backoff.ts';
import { type EventSourceLike, EventStream, type StreamState } from '../../../web/api/event-stream.ts';
import type { Refusal } from '../../../web/api/probe.ts';
import { ManualClock } from '../../manual-clock.ts';

class FakeSource implements EventSourceLike {
  readyState = 0;
  onopen: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  closed = false;
  readonly #listeners = new Map<string, (event: MessageEvent<string>) => void>();
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.#listeners.set(type, listener);
  }
  close(): void {
    this.closed = true;
  }
  open(): void {
    this.readyState = 1;
    this.onopen?.(new Event('open'));
  }
  send(name: string, lastEventId: string, data: unknown): void {
    this.#listeners.get(name)?.(new MessageEvent(name, { lastEventId, data: JSON.stringify(data) }));
  }
  fail(readyState: 0 | 2): void {
    this.readyState = readyState;
    this.onerror?.(new Event('error'));
  }
}

function harness(is: Refusal['is'] = 'unknown') {
  const clock = new ManualClock(0);
  const sources: FakeSource[] = [];
  const states: StreamState[] = [];
  const events: [string, unknown][] = [];
  const stream = new EventStream({
    url: lastEventId => `/s?after=${lastEventId ?? ''}`,
    onEvent: (name, data) => events.push([name, data]),
    onState: state => states.push(state),
    openSource: url => {
      const source = new FakeSource(url);
      sources.push(source);
      return source;
    },
    probe: async () => ({ is, detail: 'why' }),
    clock,
    random: () => 0,
  });
  const source = () => {
    const last = sources.at(-1);
    if (!last) throw new Error('no connection was tried');
    return last;
  };
  return { clock, sources, states, events, stream, source };
}

const turn = () => new Promise(resolve => setImmediate(resolve));

describe('backoff', () => {
  test('doubles from 1 to 2 s up to 15 to 30 s', () => {
    expect([1, 2, 3, 4, 5, 50].map(n => backoffMs(n, 0))).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
    expect([1, 2, 50].map(n => backoffMs(n, 0.999))).toEqual([1999, 3998, 29_985]);
  });
});

describe('event stream', () => {
  test('tells events in order, and that it is live once the server took it', () => {
    const { source, states, events } = harness();
    expect(states).toEqual([{ state: 'connecting' }]);
    source().open();
    source().send('clock', '7', { time: 'T' });
    expect(states.at(-1)).toEqual({ state: 'live' });
    expect(events).toEqual([['clock', { time: 'T' }]]);
  });

  test('resumes behind the last event after a break, waiting longer each time until it is live again', async () => {
    const { clock, source, sources, states } = harness();
    source().open();
    source().send('clock', 'e-41', { time: 'T' });
    source().fail(0);
    await turn();
    expect(sources[0]?.closed).toBe(true);
    expect(states.at(-1)).toEqual({ state: 'reconnecting', attempt: 1, nextTryAt: 1000 });
    clock.advance(999);
    expect(sources).toHaveLength(1);
    clock.advance(1);
    expect(source().url).toBe('/s?after=e-41');
    expect(states.at(-1)).toEqual({ state: 'reconnecting', attempt: 1, nextTryAt: null });
    source().fail(0);
    await turn();
    expect(states.at(-1)).toEqual({ state: 'reconnecting', attempt: 2, nextTryAt: 3000 });
    clock.advance(2000);
    source().open();
    expect(states.at(-1)).toEqual({ state: 'live' });
    source().fail(0);
    await turn();
    expect(states.at(-1)).toMatchObject({ attempt: 1 });
  });

  test.each(['gone', 'ended'] as const)('stops when a refusal means %s', async answer => {
    const { clock, source, sources, states } = harness(answer);
    source().fail(2);
    await turn();
    expect(states.at(-1)).toEqual(answer === 'gone' ? { state: 'gone', detail: 'why' } : { state: 'ended' });
    clock.advance(120_000);
    expect(sources).toHaveLength(1);
  });

  test('goes on after a refusal that may pass', async () => {
    const { source, states } = harness('unknown');
    source().fail(2);
    await turn();
    expect(states.at(-1)).toMatchObject({ state: 'reconnecting', attempt: 1 });
  });

  test('an end event ends it', async () => {
    const { clock, source, sources, states, events } = harness();
    source().open();
    source().send('end', '9', { sessionId: 's' });
    expect(events.at(-1)).toEqual(['end', { sessionId: 's' }]);
    expect(states.at(-1)).toEqual({ state: 'ended' });
    source().fail(0);
    await turn();
    clock.advance(60_000);
    expect(sources).toHaveLength(1);
  });

  test('reconnect tries at once; the wait that ran is given up', async () => {
    const { clock, source, sources, stream } = harness();
    source().fail(0);
    await turn();
    stream.reconnect();
    expect(sources).toHaveLength(2);
    expect(clock.pending).toBe(0);
  });

  test('after close nothing is heard and nothing waits', async () => {
    const { clock, source, sources, events, stream } = harness();
    source().open();
    const first = source();
    stream.close();
    first.send('clock', '1', { time: 'T' });
    first.fail(0);
    await turn();
    expect(events).toEqual([]);
    expect(clock.pending).toBe(0);
    expect(sources).toHaveLength(1);
  });
});
