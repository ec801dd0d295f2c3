import type { OutboxEvent } from '../../server/replay/outbox-event.ts';

/** Whether an event tells that the session was paused by a command: not that it began so, nor who watches meanwhile. */
export function isPausedAgain({ event, data }: OutboxEvent): boolean {
  if (event !== 'playback') return false;
  const { status, revision } = JSON.parse(data);
  return status === 'paused' && revision > 0;
}
