import { EventSource } from 'eventsource';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SessionState, sessionState } from '../../server/contract/session.ts';
import { toMs } from '../../server/contract/time.ts';
import { END, START } from '../http/sample-shift.ts';
import { API } from '../http/test-app.ts';
import { type SampleDatabase, sampleDatabase } from './sample-database.ts';
import { ServerProcess } from './server-process.ts';

/** How far two processes' clocks may be apart, in ms. */
const CLOCKS_APART_MS = 100;
const SPEED = 20;

let database: SampleDatabase;
let server: ServerProcess;
let source: EventSource;

beforeEach(async () => {
  database = await sampleDatabase();
  server = await ServerProcess.start({ DATABASE: database.path, PORT: '0' });
});
afterEach(async () => {
  source?.close();
  await server.kill('SIGKILL');
  database.remove();
});

/** The next event of a name, with the wall time at which it came. */
function next(name: string): Promise<{ id: string; data: string; wall: number }> {
  return new Promise(resolve => {
    source.addEventListener(name, ({ lastEventId: id, data }) => resolve({ id, data, wall: Date.now() }), {
      once: true,
    });
  });
}

const stateOf = ({ data }: { data: string }): SessionState => sessionState.parse(JSON.parse(data));
const timeOf = ({ data }: { data: string }): number => toMs(JSON.parse(data).time);

it('goes on for the same EventSource, at the right time, after kill -9 in the middle of a replay', async () => {
  const query = new URLSearchParams({
    airportId: 'LEBL',
    startTime: START,
    endTime: END,
    playbackSpeed: `${SPEED}`,
  });
  const asked = Date.now();
  source = new EventSource(`${server.url}${API}/stream?${query}`);
  const [opened] = await Promise.all([next('playback'), next('snapshot')]);
  const before = stateOf(opened);
  const clock = await next('clock');
  expect(timeOf(clock)).toBeGreaterThan(toMs(START));

  await server.kill('SIGKILL');
  const killed = Date.now();
  const { port } = server;
  server = await ServerProcess.start({ DATABASE: database.path, PORT: port });
  const [again, snapshot] = await Promise.all([next('playback'), next('snapshot')]);

  const after = stateOf(again);
  expect(after).toMatchObject({
    sessionId: before.sessionId,
    revision: before.revision,
    status: 'playing',
    playbackSpeed: SPEED,
  });
  const moved = (toMs(after.time) - toMs(before.time)) / SPEED;
  expect(moved).toBeGreaterThan(killed - opened.wall - CLOCKS_APART_MS);
  expect(moved).toBeLessThan(again.wall - asked + CLOCKS_APART_MS);
  expect(timeOf(snapshot)).toBe(toMs(after.time));
  const later = await next('clock');
  expect(timeOf(later)).toBeGreaterThan(timeOf(snapshot));
});

it('ends streams on SIGTERM and exits with 0; the session waits in the store', async () => {
  const options = { airportId: 'LEBL', startTime: START, endTime: END, paused: true };
  const made = await fetch(`${server.url}${API}/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(options),
  });
  const { sessionId } = sessionState.parse(await made.json());
  await fetch(`${server.url}${API}/set-params`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ sessionId, loop: true, driver: 'Li' }),
  });
  source = new EventSource(`${server.url}${API}/stream?sessionId=${sessionId}`);
  await next('snapshot');
  const broken = next('error');
  expect(await server.kill('SIGTERM')).toBe(0);
  await broken;
  source.close();

  server = await ServerProcess.start({ DATABASE: database.path, PORT: '0' });
  const found = await fetch(`${server.url}${API}/sessions/${sessionId}`);
  expect(sessionState.parse(await found.json())).toMatchObject({
    status: 'paused',
    time: START,
    viewers: 0,
    driver: 'Li',
  });
});
