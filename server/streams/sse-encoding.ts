import type { OutboxEvent } from '../replay/outbox-event.ts';

/** Milliseconds that a client waits before it reconnects. */
const RETRY_MS = 2000;

/** What a stream begins with. */
export const SSE_PREAMBLE = `retry: ${RETRY_MS}\n\n`;

/** A comment: it keeps proxies from closing a quiet stream, and clients ignore it. */
export const SSE_HEARTBEAT = ':\n\n';

/** Events as server-sent events write them (WHATWG HTML, 9.2.6), in one buffer. */
export function encodeSse(events: readonly OutboxEvent[]): Buffer {
  let text = '';
  for (const { id, event, data } of events) text += `id: ${id}\nevent: ${event}\ndata: ${data}\n\n`;
  return Buffer.from(text);
}
