import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { StoredSession } from '../../server/replay/session-store.ts';
import { openSessionDatabase } from '../../server/store/database.ts';
import { SqliteSessionStore } from '../../server/store/session-store.ts';

const DAY = 86_400_000;

const session = (sessionId: string, change: Partial<StoredSession> = {}): StoredSession => ({
  sessionId,
  shared: true,
  revision: 3,
  airportId: 'LEBL',
  startTime: 1_000,
  endTime: 9_000,
  anchor: { time: 1234.5678, wall: 1_790_000_000_000.25, speed: 0.1, status: 'playing' },
  loop: false,
  conflate: true,
  filters: { vehicleTypes: ['bus'], bbox: [1.5, 41, 2.5, 42] },
  driver: 'Li',
  idleSince: null,
  ...change,
});

test('what is saved is read back the same, the last save of each session, oldest session first', async () => {
  const store = new SqliteSessionStore(await openSessionDatabase(':memory:'));
  store.save(session('b'));
  store.save(session('a', { idleSince: 5.5 }));
  store.save(session('b', { revision: 4, filters: {} }));
  expect(store.load()).toEqual([
    session('b', { revision: 4, filters: {} }),
    session('a', { idleSince: 5.5 }),
  ]);
});

test('a session that was kept before anybody could be named has no driver', async () => {
  const database = await openSessionDatabase(':memory:');
  const store = new SqliteSessionStore(database);
  store.save(session('a'));
  database.exec("update session set state = json_remove(state, '$.driver')");
  expect(store.load()).toEqual([session('a', { driver: null })]);
});

test('many are saved and forgotten at once, or none', async () => {
  const database = await openSessionDatabase(':memory:');
  const store = new SqliteSessionStore(database);
  for (const id of ['a', 'b']) store.save(session(id));
  store.update([session('b', { revision: 1 }), session('c')], ['a']);
  expect(store.load().map(({ sessionId, revision }) => [sessionId, revision])).toEqual([
    ['b', 1],
    ['c', session('c').revision],
  ]);
  const unsaved = session('d', { idleSince: Number.NaN });
  Object.defineProperty(unsaved, 'loop', {
    enumerable: true,
    get() {
      throw new Error('unwritable');
    },
  });
  expect(() => store.update([session('e'), unsaved], ['b'])).toThrow('unwritable');
  expect(store.load().map(({ sessionId }) => sessionId)).toEqual(['b', 'c']);
});

test('one that cannot be read is left out and told, and the others are found', async () => {
  const database = await openSessionDatabase(':memory:');
  const told: string[] = [];
  const store = new SqliteSessionStore(database, id => told.push(id));
  for (const id of ['a', 'cut', 'zeroed', 'other', 'b']) store.save(session(id));
  database.exec(`update session set state = substr(state, 1, 50) where session_id = 'cut';
    update session set state = zeroblob(80) where session_id = 'zeroed';
    update session set state = json_set(state, '$.anchor.speed', 'fast') where session_id = 'other'`);
  expect(store.load().map(({ sessionId }) => sessionId)).toEqual(['a', 'b']);
  expect(told).toEqual(['cut', 'zeroed', 'other']);
});

test('a session that expired is gone; one that was ended is remembered as such for a day', async () => {
  const store = new SqliteSessionStore(await openSessionDatabase(':memory:'));
  for (const id of ['kept', 'expired', 'ended']) store.save(session(id));
  store.update([], ['expired']);
  store.end('ended', 1_000.5);
  expect(store.load().map(({ sessionId }) => sessionId)).toEqual(['kept']);
  expect(store.wasEnded('expired')).toBe(false);
  expect(store.wasEnded('ended')).toBe(true);

  store.end('kept', DAY + 1_000);
  expect(store.wasEnded('ended')).toBe(true);
  store.end('other', DAY + 1_001);
  expect(store.wasEnded('ended')).toBe(false);
  expect(store.wasEnded('kept')).toBe(true);
});

test('another connection sees at once what was saved', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sessions-'));
  const path = join(folder, 'replay.sqlite');
  const writing = await openSessionDatabase(path);
  const reading = await openSessionDatabase(path);
  new SqliteSessionStore(writing).save(session('a'));
  expect(new SqliteSessionStore(reading).load()).toEqual([session('a')]);
  writing.close();
  reading.close();
  rmSync(folder, { recursive: true });
});
