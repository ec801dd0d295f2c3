import { expect, it } from 'vitest';
import { WatchedSessionStore } from '../../server/metrics/watched-session-store.ts';
import type { SessionStore, StoredSession } from '../../server/replay/session-store.ts';

it('keeps sessions as another store, and counts what failed', () => {
  const calls: unknown[][] = [];
  let full = false;
  const act =
    (name: string, answer?: unknown) =>
    (...call: unknown[]) => {
      if (full) throw new Error('database or disk is full');
      calls.push([name, ...call]);
      return answer as never;
    };
  const store: SessionStore = {
    save: act('save'),
    update: act('update'),
    end: act('end'),
    wasEnded: act('wasEnded', true),
    load: act('load', []),
  };
  const watched = new WatchedSessionStore(store);
  const session = { sessionId: 'a' } as StoredSession;
  const all = () => [
    () => watched.save(session),
    () => watched.update([session], ['b']),
    () => watched.end('a', 5),
    () => watched.wasEnded('a'),
    () => watched.load(),
  ];
  expect(all().map(one => one())).toEqual([undefined, undefined, undefined, true, []]);
  expect(calls).toEqual([
    ['save', session],
    ['update', [session], ['b']],
    ['end', 'a', 5],
    ['wasEnded', 'a'],
    ['load'],
  ]);
  expect(watched.failures).toEqual({ save: 0, update: 0, end: 0, wasEnded: 0, load: 0 });
  full = true;
  for (const one of all()) expect(one).toThrow('database or disk is full');
  expect(watched.failures).toEqual({ save: 1, update: 1, end: 1, wasEnded: 1, load: 1 });
});
