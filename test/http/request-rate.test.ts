import express from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { problemHandler } from '../../server/http/problem-handler.ts';
import { RequestLimit } from '../../server/http/request-rate.ts';
import { ManualClock } from '../manual-clock.ts';
import { silentRefusals } from './silent-refusals.ts';

function limited(trusted: readonly string[] = ['loopback']) {
  const clock = new ManualClock();
  const app = express();
  app.set('trust proxy', [...trusted]);
  app.use(new RequestLimit({ perSecond: 1, burst: 2 }, clock).ofRequests());
  app.use((_request, response) => void response.json({ answered: true }));
  app.use(problemHandler(silentRefusals()));
  const ask = async (from?: string, path = '/') => {
    const asked = request(app).get(path);
    return (await (from === undefined ? asked : asked.set('X-Forwarded-For', from))).status;
  };
  return { app, clock, ask };
}

describe('a server that is asked too often', () => {
  it('says so, naming the rate and its setting, and when to come back', async () => {
    const { app, ask, clock } = limited();
    expect([await ask(), await ask()]).toEqual([200, 200]);
    const { body, headers } = await request(app).get('/').expect(429);
    expect(body).toMatchObject({
      code: 'too_many_requests',
      detail: '127.0.0.1 makes more than 1 requests a second, as many as MAX_REQUEST_RATE allows.',
    });
    expect(headers['retry-after']).toMatch(/^\d+$/);
    clock.advance(1000);
    expect([await ask(), await ask()]).toEqual([200, 429]);
  });

  it('tells clients apart by what a trusted proxy says, the networks of IPv6 as one', async () => {
    const { ask } = limited();
    const asked = ['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2'];
    const statuses: number[] = [];
    for (const from of asked) statuses.push(await ask(from));
    expect(statuses).toEqual([200, 200, 429, 200]);
    const network = ['2001:db8::1', '2001:db8::2:1', '2001:db8:0:0:ffff::9', '2001:db8:0:1::1'];
    for (const [index, from] of network.entries()) expect(await ask(from)).toBe(index === 2 ? 429 : 200);
  });

  it('believes no one else', async () => {
    const { ask } = limited([]);
    expect([await ask('192.0.2.1'), await ask('192.0.2.2'), await ask('192.0.2.3')]).toEqual([200, 200, 429]);
  });

  it.each(['/healthz', '/readyz', '/metrics'])(
    'still answers at %s who asks from this machine',
    async path => {
      const { ask } = limited();
      for (let time = 0; time < 5; time++) expect(await ask(undefined, path)).toBe(200);
      expect([
        await ask('192.0.2.1', path),
        await ask('192.0.2.1', path),
        await ask('192.0.2.1', path),
      ]).toEqual([200, 200, 429]);
    },
  );
});
