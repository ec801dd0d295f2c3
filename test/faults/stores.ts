import { deepStrictEqual, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { toIso } from '../../server/contract/time.ts';
import { API } from '../http/test-app.ts';
import { START_MS } from './busy-shift.ts';
import { eventually } from './eventually.ts';
import { type FaultCase, NotPossible } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { StrictViewer } from './strict-viewer.ts';
import { watchSse } from './watch-sse.ts';

const LONGEST_GAP_MS = 4000;
/** A store that made the server wait is left alone for half a second. */
const HEALED_WITHIN_MS = 1000;

/** How a command is answered: its status, its problem's code where it has one, and how long it took, in ms. */
async function command(stage: FaultStage, path: string, body: object) {
  const asked = performance.now();
  const answer = await fetch(`${stage.server.url}${API}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { code } = (await answer.json()) as { code?: string };
  return { status: answer.status, code, ms: performance.now() - asked };
}

/** The longest that a viewer waited for the next event since its event number `from`, in ms. */
function longestGap({ arrivals }: StrictViewer, from: number): number {
  const times = [...arrivals.slice(from - 1).map(({ at }) => at), performance.now()];
  return Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at)));
}

/**
 * While a session plays to a viewer, takes from the store what `harm` takes, tries commands and streams, and gives it
 * back. Streams go on all the while; commands fail as `unavailable`, at once, and succeed again afterwards.
 */
async function withoutStore(stage: FaultStage, harm: () => () => void): Promise<string> {
  const { sessionId } = await stage.share({ playbackSpeed: 10 });
  const viewer = stage.viewer();
  const stop = new AbortController();
  const over = watchSse(stage.streamUrl(sessionId), viewer, { signal: stop.signal });
  await viewer.until(({ event }) => event === 'clock');
  const begun = viewer.arrivals.length;
  const heal = harm();
  let slowest = 0;
  try {
    const before = await stage.session(sessionId);
    for (let attempt = 0; attempt < 10; attempt++) {
      const playbackSpeed = 11 + attempt;
      const refused = await command(stage, '/set-params', { sessionId, playbackSpeed });
      deepStrictEqual([refused.status, refused.code], [503, 'unavailable']);
      slowest = Math.max(slowest, refused.ms);
      const unmade = await command(stage, '/sessions', stage.options());
      deepStrictEqual([unmade.status, unmade.code], [503, 'unavailable']);
    }
    const after = await stage.session(sessionId);
    deepStrictEqual([after.revision, after.playbackSpeed], [before.revision, before.playbackSpeed]);
    const late = new AbortController();
    const newcomer = stage.viewer();
    const joined = watchSse(stage.streamUrl(sessionId), newcomer, { signal: late.signal });
    const joinedOver = joined.then(({ status }) => Promise.reject(new Error(`joining got ${status}`)));
    await Promise.race([newcomer.until(({ event }) => event === 'clock'), joinedOver]);
    late.abort();
    await joinedOver.catch(() => {});
  } finally {
    heal();
  }
  const healing = performance.now();
  const healed = await eventually(
    () => command(stage, '/set-params', { sessionId, playbackSpeed: 20 }),
    ({ status }) => status === 200,
    HEALED_WITHIN_MS,
  );
  deepStrictEqual(healed.status, 200, 'a command after the store came back');
  const healedIn = Math.round(performance.now() - healing);
  const gap = longestGap(viewer, begun);
  ok(gap < LONGEST_GAP_MS, `a viewer waited ${Math.round(gap)} ms`);
  stop.abort();
  deepStrictEqual((await over).over, 'aborted', 'the viewer was let go');
  return `20 commands refused as unavailable, the slowest after ${Math.round(slowest)} ms; a viewer could join; nobody waited more than ${Math.round(gap)} ms; commands worked again after ${healedIn} ms`;
}

export const lockedSessions: FaultCase = {
  fault: "the sessions' store locked by another process",
  done: 'begin exclusive in another process, commands, a new viewer',
  contract: 'streams go on, commands fail as unavailable and change nothing',
  async run() {
    await using stage = await FaultStage.open();
    const other = new SqliteDatabase(`${stage.database.path}-sessions`);
    try {
      return await withoutStore(stage, () => {
        other.exec('begin exclusive');
        return () => other.exec('rollback');
      });
    } finally {
      other.close();
    }
  },
};

export const lockedRecordings: FaultCase = {
  fault: 'the recordings locked by another process, as an import does for long',
  done: 'begin exclusive in another process; streams, seeks and a new viewer for 3 s',
  contract: 'nobody notices',
  async run() {
    await using stage = await FaultStage.open();
    const { sessionId, startTime } = await stage.share({ playbackSpeed: 10 });
    const viewer = stage.viewer();
    const stop = new AbortController();
    const over = watchSse(stage.streamUrl(sessionId), viewer, { signal: stop.signal });
    await viewer.until(({ event }) => event === 'clock');
    const begun = viewer.arrivals.length;
    const other = new SqliteDatabase(stage.database.path);
    other.exec('begin exclusive');
    for (let seek = 0; seek < 30; seek++) {
      await stage.control(sessionId, 'seek', { time: toIso(Date.parse(startTime) + seek * 15_000) });
      const from = viewer.arrivals.length;
      await viewer.until(({ event }) => event === 'clock', from);
    }
    other.exec('rollback');
    other.close();
    const gap = longestGap(viewer, begun);
    ok(gap < LONGEST_GAP_MS, `a viewer waited ${Math.round(gap)} ms`);
    stop.abort();
    await over;
    return `30 seeks over the whole shift, every state true, never more than ${Math.round(gap)} ms to the next event`;
  },
};

export const fullDisk: FaultCase = {
  fault: "the disk of the sessions' store is full",
  done: 'the store on a file system of a few MB that is then filled to the last byte',
  contract: 'streams go on, commands fail as unavailable and change nothing',
  async run() {
    await using stage = await FaultStage.open({ seconds: 120, vehicles: 4, tasks: 40 });
    const { path } = stage.database;
    const folder = join(dirname(path), 'small');
    await using moved = await onSmallDisk(stage, folder);
    const filler = join(moved.folder, 'filler');
    return await withoutStore(stage, () => {
      fill(filler);
      return () => rmSync(filler);
    });
  },
};

/** Moves a stage's store to a file system of its own, with half a megabyte to spare, and starts the server on it. */
async function onSmallDisk(stage: FaultStage, folder: string): Promise<AsyncDisposable & { folder: string }> {
  const run = (program: string, ...args: string[]) => {
    try {
      execFileSync(program, args, { stdio: 'pipe' });
    } catch (error) {
      throw new NotPossible(`a small file system cannot be mounted here (${program} failed)`, {
        cause: error,
      });
    }
  };
  await stage.server.kill('SIGTERM');
  const size = statSync(stage.database.path).size + 2_000_000;
  run('mkdir', '-p', folder);
  run('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder);
  const path = join(folder, 'replay.sqlite');
  writeFileSync(path, readFileSync(stage.database.path));
  await stage.restart({ DATABASE: path });
  return {
    folder,
    async [Symbol.asyncDispose]() {
      await stage.server.kill('SIGKILL');
      run('umount', folder);
    },
  };
}

/** Takes what is left of a file system. */
function fill(path: string): void {
  for (let size = 1 << 20; size >= 1; size >>= 1) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
}

const DAMAGED = [
  '{"broken',
  '',
  'null',
  '[]',
  '\0\0\0\0',
  'eId":"V1"}',
  '{"vehicleId":"V\0\0"}',
  '\u{1F6EB}',
];

export const damagedRecords: FaultCase = {
  fault: 'rows of the recording damaged while the server plays it',
  done: `${DAMAGED.length} kinds of damage in the text of one row each, by SQL; a viewer plays across`,
  contract: 'an error event, the stream goes on, the server lives',
  async run() {
    await using stage = await FaultStage.open();
    const database = new SqliteDatabase(stage.database.path);
    const rows = database
      .prepare('select sequence from record where time > ? order by time limit 2000')
      .pluck()
      .all(START_MS + 30_000) as number[];
    const damage = database.prepare('update record set state = ? where sequence = ?');
    for (const [index, text] of DAMAGED.entries()) damage.run(text, rows[index * 20]);
    database.close();
    const { sessionId } = await stage.share({ playbackSpeed: 60, conflate: false });
    const viewer = new StrictViewer();
    const stop = new AbortController();
    const over = watchSse(stage.streamUrl(sessionId), viewer, { signal: stop.signal });
    await Promise.race([
      viewer.until(
        ({ event, data }) => event === 'clock' && JSON.parse(data).time > toIso(START_MS + 120_000),
      ),
      over.then(() => Promise.reject(new Error('the stream ended'))),
    ]);
    stop.abort();
    await over;
    const errors = viewer.eventsSince(0).filter(({ event }) => event === 'error');
    deepStrictEqual(errors.length, DAMAGED.length, 'error events');
    for (const { data } of errors) deepStrictEqual(JSON.parse(data).code, 'damaged_record');
    const alive = await fetch(`${stage.server.url}/healthz`);
    deepStrictEqual(alive.status, 200);
    return `${errors.length} error events of ${DAMAGED.length} damaged rows, the clock went on to the end of the stretch`;
  },
};
