import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { expect, it } from 'vitest';
import { API } from '../http/test-app.ts';
import { ServerProcess } from './server-process.ts';

/** On a busy machine a process takes its time to go. */
const PATIENCE = { timeout: 30_000 };

it('makes the demo shift in a new database, answering meanwhile, whole or not at all; and deletes it likewise, for good', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'airside-'));
  const start = () => ServerProcess.start({ DATABASE: join(folder, 'replay.sqlite'), PORT: '0' });
  const airports = async ({ url }: ServerProcess) =>
    (await (await fetch(`${url}${API}/airports`)).json()).items;
  const recordings = async ({ url }: ServerProcess) =>
    (await (await fetch(`${url}${API}/recordings`)).json()).items;
  const first = await start();
  await first.untilSaid('The demo shift is being made');
  const waiting = await fetch(`${first.url}/readyz`);
  expect(waiting.status).toBe(503);
  expect(await waiting.json()).toMatchObject({
    code: 'unavailable',
    detail: expect.stringContaining('demo shift'),
  });
  expect(await first.kill('SIGTERM')).toBe(0);
  expect(first.said).not.toContain('Error');

  const second = await start();
  expect(await airports(second)).toEqual([]);
  expect((await fetch(`${second.url}/healthz`)).status).toBe(200);
  await second.untilSaid('The demo shift is ready.');
  expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
  expect(await airports(second)).toMatchObject([{ airportId: 'LEBL', timeZone: 'Europe/Madrid' }]);
  const map = await fetch(`${second.url}${API}/airports/LEBL/map`);
  expect(map.headers.get('content-type')).toMatch(/^application\/geo\+json/);
  expect(await map.json()).toMatchObject({ type: 'FeatureCollection', airport: { airportId: 'LEBL' } });
  expect(await second.kill('SIGTERM')).toBe(0);

  const third = await start();
  expect((await fetch(`${third.url}/readyz`)).status).toBe(200);
  const whole = await recordings(third);
  expect(whole).toMatchObject([{ recordingId: 1, name: 'demo shift, seed 1' }]);
  // Killed in the midst of its deletion, the server leaves all of it; one that has answered has deleted it.
  const asked = deleteDemo(third).then(
    ({ status }) => status === 204,
    () => false,
  );
  await untilLocked(join(folder, 'replay.sqlite'));
  await third.kill('SIGKILL');
  const wasDeleted = await asked;

  const fourth = await start();
  await expect.poll(() => isLocked(join(folder, 'replay.sqlite')), PATIENCE).toBe(false);
  expect(await recordings(fourth)).toEqual(wasDeleted ? [] : whole);
  expect((await deleteDemo(fourth)).status).toBe(wasDeleted ? 404 : 204);
  expect(await airports(fourth)).toEqual([]);
  await fourth.kill('SIGKILL');

  // Whoever has deleted the demo does not want it again.
  const fifth = await start();
  expect((await fetch(`${fifth.url}/readyz`)).status).toBe(200);
  expect(await airports(fifth)).toEqual([]);
  await fifth.kill('SIGKILL');
  rmSync(folder, { recursive: true });
}, 180_000);

const deleteDemo = ({ url }: ServerProcess) => fetch(`${url}${API}/recordings/1`, { method: 'DELETE' });

/** Whether another process is changing the store. */
function isLocked(path: string): boolean {
  const database = new SqliteDatabase(path, { timeout: 0 });
  try {
    database.exec('begin immediate; rollback');
    return false;
  } catch (error) {
    expect(error).toMatchObject({ code: 'SQLITE_BUSY' });
    return true;
  } finally {
    database.close();
  }
}

async function untilLocked(path: string): Promise<void> {
  while (!isLocked(path)) await setImmediate();
}
