import { afterEach, beforeEach, expect, test } from 'vitest';
import { EVENT_SCHEMAS, type EventData, type EventName } from '../../../server/contract/events.ts';
import { sessionOptions } from '../../../server/contract/session.ts';
import { placeOf } from '../../../web/api/event-place.ts';
import { ResumingStream } from '../../../web/api/resuming-stream.ts';
import type { StreamListener, StreamState } from '../../../web/api/session-stream.ts';
import type { ParsedEvent } from '../../../web/api/sse-parser.ts';
import { TransportChoice } from '../../../web/api/transport-choice.ts';
import { browserClock } from '../../../web/api/wall-clock.ts';
import { allWays } from '../../../web/api/ways.ts';
import { Hub } from '../../../web/hub/hub.ts';
import { HeldEntities } from '../../../web/state/held-entities.ts';
import { at, END, START } from '../../http/sample-shift.ts';
import { TestApp } from '../../http/test-app.ts';

/** A reader that holds what its stream told it, and when. */
class HoldingReader implements StreamListener {
  readonly ids: string[] = [];
  readonly held = new HeldEntities();
  state: StreamState | undefined;
  time = '';
  #waiting: { readonly time: string; readonly done: () => void } | undefined;

  onState(state: StreamState): void {
    this.state = state;
  }

  onEvents(events: readonly ParsedEvent[]): void {
    for (const { event, id, data } of events) {
      const [name, told] = [event as EventName, EVENT_SCHEMAS[event as EventName].parse(JSON.parse(data))];
      if (name === 'playback' || name === 'clock' || name === 'error' || name === 'end') {
        if (name === 'clock') this.time = (told as EventData['clock']).time;
      } else {
        this.held.apply(name, told as never);
        if (name === 'snapshot') this.time = (told as EventData['snapshot']).time;
      }
      this.ids.push(id);
    }
    if (this.#waiting && this.time === this.#waiting.time) this.#waiting.done();
  }

  /** Resolves once the stream has come to `time`. */
  until(time: string): Promise<void> {
    if (this.time === time) return Promise.resolve();
    return new Promise(done => {
      this.#waiting = { time, done };
    });
  }
}

const entryOf = (id: string) => placeOf(id)?.entry ?? Number.NaN;

let app: TestApp;
let origin: string;
let readers: HoldingReader[];
let leave: () => void;

beforeEach(async () => {
  app = await TestApp.open();
  origin = await app.listen();
  readers = [];
});
afterEach(async () => {
  leave();
  await app.stop();
});

test.each(['event-stream', 'websocket', 'polling'] as const)(
  'whoever joins a stream late, by %s, holds what the first one holds and is told each event after it once',
  async transport => {
    const options = { airportId: 'LEBL', startTime: START, endTime: END, playbackSpeed: 10 };
    const session = app.sessions.open(sessionOptions.parse(options), { shared: true });
    const { sessionId } = session;
    const hub = new Hub({
      openStream: (target, listener, { remembered }) =>
        new ResumingStream(target, new TransportChoice(allWays(origin), remembered), listener, {
          clock: browserClock,
          calendar: Date.now,
          random: Math.random,
          reachable: async () => true,
        }),
      clock: browserClock,
      whenReleased: () => undefined,
    });
    const join = () => {
      const reader = new HoldingReader();
      readers.push(reader);
      return { reader, stream: hub.join({ sessionId }, reader, transport) };
    };
    const { reader: first, stream } = join();
    leave = () => stream.close();
    await first.until(START);
    for (let n = 1; n <= 40; n++) {
      if (n % 4 === 0) join();
      if (n === 17) session.setParams({ sessionId, filters: { kinds: ['vehicle', 'task'] } });
      if (n === 23) await session.control({ sessionId, action: 'seek', time: at(5) });
      app.clock.advance(n % 3 === 0 ? 300 : 100);
      if (n % 5 === 0) await new Promise(resolve => setImmediate(resolve));
    }
    const paused = await session.control({ sessionId, action: 'pause' });
    await Promise.all(readers.map(reader => reader.until(paused.time)));

    expect(readers).toHaveLength(11);
    expect(first.state).toEqual({ state: 'live', transport });
    for (const later of readers.slice(1)) {
      for (const list of ['vehicles', 'tasks', 'flights'] as const) {
        expect([...later.held[list]].sort()).toEqual([...first.held[list]].sort());
      }
      const [playback = '', snapshot = '', ...after] = later.ids;
      expect([playback, snapshot]).toEqual([expect.stringMatching(/\.p$/), expect.stringMatching(/\.s$/)]);
      expect(after).toEqual(first.ids.filter(id => entryOf(id) > entryOf(snapshot)));
    }
    expect(first.ids.length).toBeGreaterThan(60);
    expect(readers[3]?.ids.length).toBeGreaterThan(20);
    if (transport !== 'polling') await expect.poll(() => session.viewers).toBe(1);
  },
);
