import type { OutboxEvent } from '../../server/replay/outbox-event.ts';
import { SseReader } from '../streams/sse-reader.ts';
import type { FaultCase } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { isPausedAgain } from './paused-again.ts';
import { expectSameEvents } from './same-events.ts';
import { watchSse } from './watch-sse.ts';

const EACH = 20;

type Message = { readonly event: OutboxEvent['event']; readonly id: string; readonly data: unknown };

const eventOf = ({ event, id, data }: Message): OutboxEvent => ({ event, id, data: JSON.stringify(data) });

/** The first `count` events after the one of `id`, by each way. */
const AFTER = {
  async stream(url: string, id: string, count: number): Promise<OutboxEvent[]> {
    const reader = await SseReader.open(url, { headers: { 'Last-Event-ID': id } });
    const events: OutboxEvent[] = [];
    while (events.length < count) events.push(eventOf((await reader.next()) as Message));
    reader.close();
    return events;
  },

  ws(url: string, id: string, count: number): Promise<OutboxEvent[]> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}&lastEventId=${id}`);
    const events: OutboxEvent[] = [];
    return new Promise((resolve, reject) => {
      socket.onclose = ({ code }) => reject(new Error(`a WebSocket was closed with ${code}`));
      socket.onmessage = ({ data }) => {
        events.push(eventOf(JSON.parse(String(data))));
        if (events.length < count) return;
        resolve(events);
        socket.close();
      };
    });
  },

  async poll(url: string, id: string, count: number): Promise<OutboxEvent[]> {
    const events: OutboxEvent[] = [];
    for (let last = id; events.length < count; ) {
      const answer = await (await fetch(`${url}&lastEventId=${last}`)).json();
      events.push(...(answer.events as Message[]).map(eventOf));
      last = answer.lastEventId;
    }
    return events.slice(0, count);
  },
};

export const resumesAtOnce: FaultCase = {
  fault: 'many resumes on one id at once',
  done: `${EACH} viewers by each way with the same last id, none waiting for another`,
  contract: 'each goes on right after that event',
  async run() {
    await using stage = await FaultStage.open();
    const { sessionId } = await stage.share({ playbackSpeed: 10 });
    const witness = stage.viewer();
    const stop = new AbortController();
    const over = watchSse(stage.streamUrl(sessionId), witness, { signal: stop.signal });
    await witness.until(({ event }) => event === 'clock');
    const seen = witness.arrivals.at(-1)?.event.id ?? '';
    let clocks = 0;
    await witness.until(({ event }) => event === 'clock' && ++clocks === 20);
    const soFar = witness.arrivals.length - witness.eventsSince(0).findIndex(({ id }) => id === seen);
    const ways = Object.entries(AFTER) as [keyof typeof AFTER, (typeof AFTER)['stream']][];
    // More than there is as yet, so that they go from what is past over to what comes.
    const count = soFar + 30;
    const all = ways.flatMap(([way, after]) =>
      Array.from({ length: EACH }, async () => ({
        way,
        events: await after(stage.streamUrl(sessionId, undefined, way), seen, count),
      })),
    );
    const viewers = await Promise.all(all);
    await stage.control(sessionId, 'pause');
    await witness.until(isPausedAgain);
    stop.abort();
    await over;
    const told = witness.eventsSince(0);
    const after = told.findIndex(({ id }) => id === seen) + 1;
    for (const { way, events } of viewers)
      expectSameEvents(events, told.slice(after, after + count), `a viewer by ${way}`);
    return `all ${viewers.length} got the same ${count} events`;
  },
};
