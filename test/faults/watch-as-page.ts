import type { OutboxEvent } from '../../server/replay/outbox-event.ts';
import { isReachable } from '../../web/api/reachable.ts';
import { ResumingStream } from '../../web/api/resuming-stream.ts';
import { TransportChoice } from '../../web/api/transport-choice.ts';
import { browserClock } from '../../web/api/wall-clock.ts';
import { allWays } from '../../web/api/ways.ts';
import type { StrictViewer } from './strict-viewer.ts';

/** What the page's own reader went through: its ways in order, and how often it tried anew. */
export interface PageWatch {
  readonly ways: string[];
  tries: number;
  close(): void;
}

/**
 * Lets `viewer` watch a session as the page does: with its reader, which chooses among the ways and comes back by itself.
 * Where something breaks the contract it is told to `onBreach`.
 */
export function watchAsPage(
  origin: string,
  sessionId: string,
  viewer: StrictViewer,
  onBreach: (error: unknown) => void,
): PageWatch {
  const watch = { ways: [] as string[], tries: 0, close: () => stream.close() };
  const stream: ResumingStream = new ResumingStream(
    { sessionId },
    new TransportChoice(allWays(origin), undefined),
    {
      onEvents(events) {
        try {
          for (const event of events) viewer.take(event as OutboxEvent);
        } catch (error) {
          stream.close();
          onBreach(error);
        }
      },
      onState(state) {
        if (state.state === 'live') {
          viewer.connected(viewer.lastEventId);
          watch.ways.push(state.transport);
        } else if (state.state === 'reconnecting') watch.tries++;
        else if (state.state === 'gone') onBreach(new Error(`the page gave up: ${state.detail}`));
      },
    },
    { clock: browserClock, calendar: Date.now, random: Math.random, reachable: () => isReachable(origin) },
  );
  return watch;
}
