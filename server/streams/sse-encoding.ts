import type { OutboxEvent } from '../replay/outbox-event.ts';

/** How long a client waits before it reconnects, in ms: each another time, so that many do not come back at once. */
const RETRY_MS = { least: 1000, most: 3000 };
/** The same where the server stops and all of them have to. */
const RETRY_AFTER_STOP_MS = { least: 1000, most: 6000 };

/** What a stream begins with; `random` is in [0, 1). */
export function ssePreamble(random: number): string {
  return retryLine(RETRY_MS, random);
}

/** What a stream ends with where the server stops; `random` is in [0, 1). */
export function sseFarewell(random: number): string {
  return retryLine(RETRY_AFTER_STOP_MS, random);
}

/** The whole of a stream that is refused for now: why, as a problem in JSON, and when to come back, in ms from now. */
export function sseRefusal(problem: string, retryMs: number): string {
  return `retry: ${retryMs}\n\nevent: error\ndata: ${problem}\n\n`;
}

/** A comment: it keeps proxies from closing a quiet stream, and clients ignore it. */
export const SSE_HEARTBEAT: Buffer = Buffer.from(':\n\n');

/** Events as server-sent events write them (WHATWG HTML, 9.2.6), in one buffer. */
export function encodeSse(events: readonly OutboxEvent[]): Buffer {
  let text = '';
  for (const { id, event, data } of events) text += `id: ${id}\nevent: ${event}\ndata: ${data}\n\n`;
  return Buffer.from(text);
}

function retryLine({ least, most }: typeof RETRY_MS, random: number): string {
  return `retry: ${Math.floor(least + (most - least) * random)}\n\n`;
}
