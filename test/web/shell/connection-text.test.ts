import { describe, expect, test } from 'vitest';
import { connectionText, spokenText, whyText } from '../../../web/shell/connection-text.ts';
import type { Connection } from '../../../web/state/connection.ts';

const NOW = 10_000;
const live: Connection = { state: 'live', stale: false, transport: 'websocket' };
const waiting: Connection = { state: 'reconnecting', attempt: 2, nextTryAt: NOW + 1200, detail: null };

const texts = (connection: Connection, isOnline = true) => [
  connectionText(connection, { now: NOW, isOnline }),
  spokenText(connection, isOnline),
  whyText(connection, isOnline)?.title ?? null,
];

describe('the connection in words', () => {
  test.each<[Connection, boolean, (string | null)[]]>([
    [{ state: 'connecting' }, true, ['Connecting', 'Connecting', null]],
    [{ state: 'connecting' }, false, ['Offline', 'Offline', null]],
    [live, true, ['Connected', 'Connected', 'Connected by WebSocket']],
    [live, false, ['Connected', 'Connected', 'Connected by WebSocket']],
    [{ ...live, stale: true }, true, ['No news for 5 s', 'No news for 5 s', 'Connected by WebSocket']],
    [{ state: 'closed' }, true, ['No session', 'No session', null]],
    [{ state: 'ended' }, true, ['Session ended', 'Session ended', null]],
    [waiting, true, ['Connection lost · next try in 2 s (try 2)', 'Connection lost', 'Connection lost']],
    [waiting, false, ['Offline · next try in 2 s (try 2)', 'Offline', 'Offline']],
    [{ ...waiting, nextTryAt: null }, true, ['Reconnecting (try 2)', 'Connection lost', 'Connection lost']],
  ])('%j, online %s', (connection, isOnline, told) => {
    expect(texts(connection, isOnline)).toEqual(told);
  });

  test("gives the server's own reason, and keeps what is spoken free of what changes by the second", () => {
    const busy: Connection = { ...waiting, detail: 'The house is full.' };
    expect(connectionText(busy, { now: NOW + 1500, isOnline: true })).toBe(
      'Server busy · next try in 1 s (try 2)',
    );
    expect(whyText(busy, true)).toEqual({ title: 'Server busy', text: 'The house is full.' });
  });
});
