import type { OutboxEvent } from '../replay/outbox-event.ts';
import { messageText } from './message-text.ts';

const HEAD = Buffer.from('{"events":[');
const COMMA = Buffer.from(',');

/** Events as items of a JSON list, in one buffer that all polls for them share. */
export function encodeItems(events: readonly OutboxEvent[]): Buffer {
  return Buffer.from(events.map(messageText).join(','));
}

/** The answer to a poll: the items of each batch, one after another. `lastEventId` may be what the client sent. */
export function pollAnswer(items: readonly Buffer[], lastEventId: string): Buffer {
  const tail = Buffer.from(`],"lastEventId":${JSON.stringify(lastEventId)}}`);
  return Buffer.concat([HEAD, ...items.flatMap((item, index) => (index > 0 ? [COMMA, item] : [item])), tail]);
}
