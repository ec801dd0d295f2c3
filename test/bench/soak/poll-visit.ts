import { ENDPOINTS } from '../../../server/contract/endpoints.ts';
import { pathOf, type Visit, type VisitEnd, type VisitOptions } from './visit.ts';

interface PollAnswer {
  readonly events: readonly { readonly id: string; readonly event: string }[];
  readonly lastEventId: string;
}

/** Watches by long polling. */
export function visitByPolling(options: VisitOptions): Visit {
  const leaving = new AbortController();
  let reading = Promise.withResolvers<void>();
  reading.resolve();
  async function poll(): Promise<VisitEnd> {
    for (let lastEventId = options.lastEventId; ; ) {
      await reading.promise;
      const path = pathOf(ENDPOINTS.poll.path, { ...options, lastEventId });
      const answer = await fetch(`${options.url}${path}`, { signal: leaving.signal });
      if (answer.status !== 200) return answer.status;
      const held = (await answer.json()) as PollAnswer;
      for (const { id, event } of held.events) options.see(id, event);
      lastEventId = held.lastEventId;
    }
  }
  return {
    over: poll().catch(() => (leaving.signal.aborted ? 'left' : 'closed')),
    leave() {
      leaving.abort();
      reading.resolve();
    },
    stopReading() {
      reading = Promise.withResolvers();
    },
    readOn: () => reading.resolve(),
  };
}
