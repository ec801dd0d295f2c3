import { EventBatch } from '../replay/outbox-event.ts';
import type { Watchable } from './sse.ts';

/** A session that was ended, for those who come back to it: all that it has to tell is its `end`. */
export function endedSession(sessionId: string): Watchable {
  return {
    join(viewer) {
      const data = JSON.stringify({ sessionId });
      viewer.deliver(new EventBatch([{ id: `${sessionId}.ended.0.p`, event: 'end', data }]));
      viewer.end();
      return { drained() {}, leave() {} };
    },
  };
}
