import type { TransportName } from '../api/transport.ts';
import type { Connection } from '../state/connection.ts';

const TRANSPORTS: Readonly<Record<TransportName, { readonly name: string; readonly text: string }>> = {
  'event-stream': { name: 'event stream', text: 'The server sends each change as it happens.' },
  websocket: { name: 'WebSocket', text: 'The server sends each change as it happens.' },
  polling: {
    name: 'polling',
    text: 'Nothing better comes through here, so the page keeps asking. Changes may come a little later.',
  },
};

/** How the connection stands, in a few words. `now` in ms since 1970. */
export function connectionText(
  current: Connection,
  { now, isOnline }: { readonly now: number; readonly isOnline: boolean },
): string {
  if (current.state !== 'reconnecting') return spokenText(current, isOnline);
  const { attempt, nextTryAt } = current;
  if (nextTryAt === null) return `${isOnline ? 'Reconnecting' : 'Offline, reconnecting'} (try ${attempt})`;
  const seconds = Math.max(1, Math.ceil((nextTryAt - now) / 1000));
  return `${spokenText(current, isOnline)} · next try in ${seconds} s (try ${attempt})`;
}

/** The same for one who hears it: without what changes by the second. */
export function spokenText(current: Connection, isOnline: boolean): string {
  switch (current.state) {
    case 'idle':
    case 'connecting':
      return isOnline ? 'Connecting' : 'Offline';
    case 'live':
      return current.stale ? 'No news for 5 s' : 'Live';
    case 'reconnecting':
      if (!isOnline) return 'Offline';
      return current.detail === null ? 'Connection lost' : 'Server busy';
    case 'closed':
      return 'No session';
    case 'ended':
      return 'Session ended';
  }
}

/** What is behind it, where there is more to say. */
export function whyText(
  current: Connection,
  isOnline: boolean,
): { readonly title: string; readonly text: string } | null {
  if (current.state === 'live') {
    const { name, text } = TRANSPORTS[current.transport];
    return { title: `Live by ${name}`, text };
  }
  if (current.state !== 'reconnecting') return null;
  const title = spokenText(current, isOnline);
  if (!isOnline)
    return { title, text: 'This device has no network. The page connects as soon as it has one.' };
  return { title, text: current.detail ?? 'The page keeps trying, and goes on where it was.' };
}
