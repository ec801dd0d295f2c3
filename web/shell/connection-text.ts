import type { TransportName } from '../api/transport.ts';
import { texts } from '../language/catalogues.ts';
import type { Connection } from '../state/connection.ts';

const t = texts('shell');

const WAYS = {
  'event-stream': { name: 'connection.eventStream', text: 'connection.pushed' },
  websocket: { name: 'connection.webSocket', text: 'connection.pushed' },
  polling: { name: 'connection.polling', text: 'connection.polled' },
} as const satisfies Record<TransportName, { readonly name: string; readonly text: string }>;

/** How the connection stands, in a few words. `now` in ms since 1970. */
export function connectionText(
  current: Connection,
  { now, isOnline }: { readonly now: number; readonly isOnline: boolean },
): string {
  if (current.state !== 'reconnecting') return spokenText(current, isOnline);
  const { attempt, nextTryAt } = current;
  if (nextTryAt === null) {
    return t(isOnline ? 'connection.reconnecting' : 'connection.reconnectingOffline', { attempt });
  }
  const seconds = Math.max(1, Math.ceil((nextTryAt - now) / 1000));
  return t('connection.nextTry', { state: spokenText(current, isOnline), seconds, attempt });
}

/** The same for one who hears it: without what changes by the second. */
export function spokenText(current: Connection, isOnline: boolean): string {
  switch (current.state) {
    case 'idle':
    case 'connecting':
      return t(isOnline ? 'connection.connecting' : 'connection.offline');
    case 'live':
      return t(current.stale ? 'connection.stale' : 'connection.live');
    case 'reconnecting':
      if (!isOnline) return t('connection.offline');
      return t(current.detail === null ? 'connection.lost' : 'connection.busy');
    case 'closed':
      return t('connection.none');
    case 'ended':
      return t('connection.ended');
  }
}

/** What is behind it, where there is more to say. */
export function whyText(
  current: Connection,
  isOnline: boolean,
): { readonly title: string; readonly text: string } | null {
  if (current.state === 'live') {
    const way = WAYS[current.transport];
    return { title: t('connection.liveBy', { way: t(way.name) }), text: t(way.text) };
  }
  if (current.state !== 'reconnecting') return null;
  const title = spokenText(current, isOnline);
  if (!isOnline) return { title, text: t('connection.noNetwork') };
  return { title, text: current.detail ?? t('connection.keepsTrying') };
}
