import express from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { allowHosts } from '../../server/http/allowed-hosts.ts';
import { problemHandler } from '../../server/http/problem-handler.ts';
import { silentRefusals } from './silent-refusals.ts';

function ask(host: string, allowed: readonly string[] = []) {
  const app = express();
  app.use(allowHosts(allowed));
  app.get('/', (_request, response) => void response.json({ answered: true }));
  app.use(problemHandler(silentRefusals()));
  return request(app).get('/').set('Host', host);
}

describe('a server that may be called by few names', () => {
  it.each([
    'localhost',
    'localhost:8080',
    'LOCALHOST:80',
    '127.0.0.1:8080',
    '127.4.5.6',
    '[::1]:8080',
    '[::1]',
  ])('answers to %s', async host => {
    await ask(host).expect(200);
  });

  it.each([
    'evil.example',
    'evil.example:8080',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.168.1.7:8080',
    '[::2]:80',
    'replay.example.org',
    ':8080',
    '[::1',
  ])('refuses %j, so that no page elsewhere reaches it through a name of its own', async host => {
    const { body, headers } = await ask(host).expect(421);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({
      status: 421,
      code: 'host_not_allowed',
      detail: expect.stringContaining('ALLOWED_HOSTS'),
    });
  });

  it('answers to the names that were set, whatever their case and port', async () => {
    const allowed = ['replay.example.org', '192.168.1.7'];
    await ask('Replay.Example.org', allowed).expect(200);
    await ask('replay.example.org:443', allowed).expect(200);
    await ask('192.168.1.7:8080', allowed).expect(200);
    await ask('localhost', allowed).expect(200);
    await ask('example.org', allowed).expect(421);
  });
});
