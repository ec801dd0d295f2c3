import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ParsedMetrics } from '../metrics/parsed-metrics.ts';
import { type SampleDatabase, sampleDatabase } from './sample-database.ts';
import { ServerProcess } from './server-process.ts';

let database: SampleDatabase;
beforeAll(async () => {
  database = await sampleDatabase();
});
afterAll(() => database.remove());

const start = (env: Readonly<Record<string, string>>) =>
  ServerProcess.start({ DATABASE: database.path, PORT: '0', ...env });

describe('the server', () => {
  it('says nothing but its address where all is well', async () => {
    const server = await start({});
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(await server.kill('SIGINT')).toBe(0);
    expect(server.said).toBe(`Airside Replay runs at ${server.url}`);
  });

  it('tells Prometheus of the process, too', async () => {
    const server = await start({});
    const metrics = new ParsedMetrics(await (await fetch(`${server.url}/metrics`)).text());
    for (const name of ['process_open_fds', 'process_resident_memory_bytes', 'nodejs_heap_size_used_bytes']) {
      expect(metrics.value(name)).toBeGreaterThan(0);
    }
    expect(metrics.types.get('nodejs_eventloop_lag_p99_seconds')).toBe('gauge');
    expect(metrics.types.get('nodejs_gc_duration_seconds')).toBe('histogram');
    expect(metrics.total('nodejs_active_resources_total')).toBeGreaterThan(0);
    await server.kill('SIGKILL');
  });

  it('tells of a request that is too long to be read what is wrong with it', async () => {
    const server = await start({});
    const answer = await fetch(`${server.url}/${'a'.repeat(20_000)}`);
    expect(await answer.json()).toMatchObject({ status: 431, code: 'headers_too_large' });
    await server.kill('SIGKILL');
  });

  it('warns where other machines can reach it', async () => {
    const server = await start({ HOST: '0.0.0.0', ALLOW_REMOTE_ACCESS_WITHOUT_LOGIN: 'true' });
    await server.kill('SIGTERM');
    expect(server.said).toContain('Warning: other machines can reach this server');
  });

  it.each([
    [{ PORT: 'eighty' }, /^exit 1: PORT is "eighty": must be a whole number from 0 to 65535\.$/],
    [{ HOST: '0.0.0.0' }, /^exit 1: HOST is "0\.0\.0\.0": other machines could reach the server.*$/],
    [{ DATABASE: import.meta.filename }, /^exit 1: \S+start\.test\.ts is not a SQLite database$/],
  ])('does not start with %j and says why in one line', async (env, message) => {
    await expect(start(env)).rejects.toThrow(message);
  });

  it('does not start on a port that is taken, and says so in one line', async () => {
    const first = await start({});
    await expect(start({ PORT: first.port })).rejects.toThrow(
      /^exit 1: Another program listens on 127\.0\.0\.1, port \d+ already\. Stop it, or set PORT to another number\.$/,
    );
    await first.kill('SIGKILL');
  });
});
