import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sessionOptions } from '../../server/contract/session.ts';
import type { Session } from '../../server/replay/session.ts';
import { ReplayClient } from '../fidelity/replay-client.ts';
import { at, END, START, sampleShift } from '../http/sample-shift.ts';
import { temporaryFolder } from '../ingest/temporary-folder.ts';
import { ReplayStage } from './replay-stage.ts';

let stage: ReplayStage;
let path: string;
beforeEach(async () => {
  path = join(temporaryFolder(), 'replay.sqlite');
  stage = await ReplayStage.open(sampleShift(), path);
});
afterEach(() => stage.close());

/** What a session is at this moment to its viewers and to its store. */
const seen = (session: Session) => [
  session.state(),
  stage.store.load().find(({ sessionId }) => sessionId === session.sessionId),
];

function makeReadOnly(): () => void {
  stage.sessionDatabase.pragma('query_only = on');
  return () => void stage.sessionDatabase.pragma('query_only = off');
}

let other: ChildProcess | undefined;
afterEach(() => void other?.kill());

/** Another process that holds the write lock. */
async function lock(): Promise<() => Promise<void>> {
  const code = `
    import SqliteDatabase from 'better-sqlite3';
    new SqliteDatabase(${JSON.stringify(`${path}-sessions`)}).exec('begin immediate');
    process.on('message', () => process.exit()).send('locked');`;
  const locker = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  other = locker;
  await once(locker, 'message');
  return async () => {
    locker.send('unlock');
    await once(locker, 'exit');
  };
}

describe.each([
  ['is read-only', makeReadOnly, 'SQLITE_READONLY'],
  ['is locked by another process', lock, 'SQLITE_BUSY'],
])('a session store that %s', (_, breakStore, code) => {
  it('fails commands quickly and leaves their sessions as they were, until it can be written again', async () => {
    const session = stage.openSession();
    const client = new ReplayClient();
    session.join(client);
    stage.clock.advance(1000);
    const mend = await breakStore();
    const before = seen(session);
    const told = client.events.length;
    const began = performance.now();
    for (const [action, more] of [
      ['seek', { time: at(300) }],
      ['pause', {}],
      ['step', { by: 'PT10S' }],
      ['stop', {}],
    ] as const) {
      await expect(stage.control(session, { action, ...more } as never)).rejects.toMatchObject({ code });
    }
    await expect(stage.setParams(session, { playbackSpeed: 7 })).rejects.toMatchObject({ code });
    expect(() => stage.sessions.end(session.sessionId)).toThrow();
    expect(() => stage.openSession()).toThrow();
    expect(performance.now() - began).toBeLessThan(2000);
    expect(seen(session)).toEqual(before);
    expect(stage.sessions.size).toBe(1);
    stage.clock.advance(5000);
    expect(client.events.slice(told).map(({ event }) => event)).not.toContain('playback');
    expect(session.state()).toMatchObject({ time: at(6), revision: 0 });

    await mend();
    stage.clock.advance(1000);
    expect(await stage.control(session, { action: 'seek', time: at(300) })).toMatchObject({ revision: 1 });
    expect(stage.store.load()).toMatchObject([{ sessionId: session.sessionId, revision: 1 }]);
    stage.sessions.end(stage.openSession().sessionId);
  });

  it('keeps no viewer from coming and going, and learns of it later', async () => {
    const session = stage.openSession();
    stage.clock.advance(1000);
    const mend = await breakStore();
    const left = [1, 2, 3].map(() => session.join(new ReplayClient()));
    stage.clock.advance(3000);
    for (const { leave } of left) leave();
    stage.clock.advance(5000);
    expect(stage.errors).toMatchObject([{ code }]);
    const { idleSince } = session.stored;
    expect(stage.store.load()).not.toMatchObject([{ idleSince }]);
    await mend();
    stage.clock.advance(1100);
    expect(stage.store.load()).toMatchObject([{ idleSince }]);
  });

  it('lets sessions expire, and forgets them when it can be written again', async () => {
    for (let opened = 0; opened < 3; opened++) stage.openSession({}, { shared: false });
    const mend = await breakStore();
    stage.clock.advance(61_000);
    expect(stage.sessions.size).toBe(0);
    expect(stage.store.load()).toHaveLength(3);
    await mend();
    stage.clock.advance(1100);
    expect(stage.store.load()).toEqual([]);
    expect(stage.clock.pending).toBe(0);
  });

  it('does not keep a server from taking its sessions up', async () => {
    const session = stage.openSession();
    stage.openSession({}, { shared: false });
    stage.sessions.close();
    stage.clock.advance(120_000);
    const mend = await breakStore();
    const restarted = stage.newSessions();
    restarted.restore();
    expect(restarted.size).toBe(1);
    expect(restarted.get(session.sessionId).state()).toMatchObject({ time: at(120) });
    restarted.close();
    await mend();
  });
});

describe('a session store that cannot grow, for the disk is full', () => {
  const filters = {
    vehicleIds: Array.from({ length: 1000 }, (_, index) => `a vehicle with a long id ${index}`),
  };

  it('fails what needs room and leaves the session as it was, until there is room again', async () => {
    const session = stage.openSession();
    const client = new ReplayClient();
    session.join(client);
    stage.clock.advance(1000);
    const pages = stage.sessionDatabase.pragma('page_count', { simple: true });
    stage.sessionDatabase.pragma(`max_page_count = ${pages}`);
    const before = seen(session);
    const told = client.events.length;
    await expect(stage.setParams(session, { filters })).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(() => stage.openSession({ filters })).toThrow('full');
    expect(seen(session)).toEqual(before);
    stage.clock.advance(5000);
    expect(client.events.slice(told).map(({ event }) => event)).not.toContain('playback');

    stage.sessionDatabase.pragma('max_page_count = 1000000');
    expect(await stage.setParams(session, { filters })).toMatchObject({ revision: 1 });
    expect(stage.store.load()).toMatchObject([{ filters }]);
  });

  it('refuses new sessions when it is full, and takes some again when others have expired', () => {
    const pages = Number(stage.sessionDatabase.pragma('page_count', { simple: true }));
    stage.sessionDatabase.pragma(`max_page_count = ${pages + 12}`);
    const sessions = stage.newSessions({ maxSessions: 100 });
    const options = sessionOptions.parse({ airportId: 'LEBL', startTime: START, endTime: END, filters });
    const open = () => sessions.open(options, { shared: false });
    expect(() => {
      for (;;) open();
    }).toThrow('full');
    const { size } = sessions;
    expect(size).toBeGreaterThan(1);
    stage.clock.advance(61_000);
    expect(sessions.size).toBe(0);
    for (let opened = 0; opened < size; opened++) open();
    sessions.close();
  });
});
