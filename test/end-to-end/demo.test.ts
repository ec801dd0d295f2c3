import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { API } from '../http/test-app.ts';
import { ServerProcess } from './server-process.ts';

it('makes the demo shift in an empty database, answering meanwhile; stopped half-way it keeps nothing of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'airside-'));
  const start = () => ServerProcess.start({ DATABASE: join(folder, 'replay.sqlite'), PORT: '0' });
  const airports = async ({ url }: ServerProcess) =>
    (await (await fetch(`${url}${API}/airports`)).json()).items;
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
  await third.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});
