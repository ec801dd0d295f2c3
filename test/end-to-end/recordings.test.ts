import { existsSync, readdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { API } from '../http/test-app.ts';
import { temporaryFolder } from '../ingest/temporary-folder.ts';
import { ServerProcess } from './server-process.ts';

/** On a busy machine an upload takes its time to arrive. */
const PATIENCE = { timeout: 30_000 };

const servers: ServerProcess[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill('SIGKILL');
});

async function start(database: string): Promise<ServerProcess> {
  const server = await ServerProcess.start({ DATABASE: database, PORT: '0', IMPORT_DEMO: 'false' });
  servers.push(server);
  return server;
}

const line = (second: number) =>
  `${JSON.stringify({
    kind: 'vehicle_update',
    airportId: 'LEBL',
    vehicleId: `V${second % 50}`,
    time: new Date(Date.UTC(2020, 9, 2, 8, 0, Math.floor(second / 50))).toISOString(),
    lon: 2.07,
    lat: 41.3,
  })}\n`;

it('a server that is killed during an upload clears it away when it starts again', async () => {
  const database = join(temporaryFolder(), 'replay.sqlite');
  const first = await start(database);
  const sent = httpRequest(`${first.url}${API}/recordings`, {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
  });
  sent.on('error', () => {});
  sent.write(`--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n${line(1)}`);
  const uploads = `${database}-uploads`;
  await expect
    .poll(() => existsSync(uploads) && readdirSync(uploads, { recursive: true }).length, PATIENCE)
    .toBe(2);
  await first.kill('SIGKILL');
  expect(existsSync(uploads)).toBe(true);
  await start(database);
  expect(existsSync(uploads)).toBe(false);
});

it('goes on answering while it imports, and stops in the middle of it leaving nothing', async () => {
  const database = join(temporaryFolder(), 'replay.sqlite');
  const server = await start(database);
  const form = new FormData();
  const lines = Array.from({ length: 300_000 }, (_, second) => line(second)).join('');
  form.append('file', new Blob([lines]), 'long.ndjson');
  const answer = await fetch(`${server.url}${API}/recordings`, {
    method: 'POST',
    headers: { Accept: 'text/event-stream' },
    body: form,
  });
  let told = '';
  const gone = (async () => {
    for await (const piece of answer.body ?? []) told += new TextDecoder().decode(piece);
  })().catch(() => {});
  await expect.poll(() => told, PATIENCE).toContain('"phase":"reading"');
  const asked = performance.now();
  const airports = await fetch(`${server.url}${API}/airports`);
  expect(await airports.json()).toEqual({ items: [], next: null });
  expect(performance.now() - asked).toBeLessThan(2000);
  expect(told).not.toContain('event: report');
  expect(await server.kill('SIGTERM')).toBe(0);
  await gone;
  expect(existsSync(`${database}-uploads`)).toBe(false);
  const again = await start(database);
  const after = await fetch(`${again.url}${API}/airports`);
  expect(await after.json()).toEqual({ items: [], next: null });
});
