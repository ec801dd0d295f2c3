import type { OutboxEvent } from '../replay/outbox-event.ts';

/** An event as `{event, id, data}` in JSON. `data` is JSON already; names and ids have nothing to escape. */
export function messageText({ event, id, data }: OutboxEvent): string {
  return `{"event":"${event}","id":"${id}","data":${data}}`;
}
