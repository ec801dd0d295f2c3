import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SseReader } from '../streams/sse-reader.ts';
import { PAUSED_QUERY } from './sample-shift.ts';
import { API, TestApp } from './test-app.ts';

const ORIGIN = 'https://tower.example.org';
const listed = (text: string | undefined) => text?.toLowerCase().split(/, */) ?? [];

describe('a server that allows another origin', () => {
  let test: TestApp;
  let url: string;
  beforeAll(async () => {
    test = await TestApp.open({
      allowedOrigins: ['http://localhost:3000', ORIGIN],
      viewerLimits: { perSession: 100, perAddress: 1 },
    });
    url = await test.listen();
  });
  afterAll(() => test.stop());

  const preflight = (path: string, method: string, headers: string) =>
    request(url).options(`${API}${path}`).set({
      Origin: ORIGIN,
      'Access-Control-Request-Method': method,
      'Access-Control-Request-Headers': headers,
    });

  it.each([
    ['/sessions', 'POST', 'content-type'],
    ['/sessions/any', 'DELETE', 'x-request-id'],
    ['/stream', 'GET', 'last-event-id'],
    ['/airports', 'GET', 'if-none-match,cache-control'],
  ])('answers the preflight to %s, %s with %s', async (path, method, wanted) => {
    const { headers } = await preflight(path, method, wanted).expect(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-credentials': 'true',
      'access-control-max-age': '600',
    });
    expect(listed(headers['access-control-allow-methods'])).toContain(method.toLowerCase());
    expect(listed(headers['access-control-allow-headers'])).toEqual(
      expect.arrayContaining(wanted.split(',')),
    );
    expect(listed(headers.vary)).toContain('origin');
  });

  it('says so with every answer, refusals among them', async () => {
    for (const path of ['/airports', '/airports/ZZZZ', '/nothing', '/airports?limit=0']) {
      const { headers } = await request(url).get(`${API}${path}`).set('Origin', ORIGIN);
      expect(headers).toMatchObject({
        'access-control-allow-origin': ORIGIN,
        'access-control-allow-credentials': 'true',
      });
      expect(listed(headers['access-control-expose-headers'])).toEqual(
        expect.arrayContaining(['x-request-id', 'retry-after']),
      );
      expect(listed(headers.vary)).toContain('origin');
    }
  });

  it('streams to it, with credentials, and lets it read why it has to wait', async () => {
    const credentials = { Origin: ORIGIN, Cookie: 'a=b', Accept: 'text/event-stream' };
    const reader = await SseReader.open(`${url}${API}/stream${PAUSED_QUERY}`, { headers: credentials });
    expect(reader.answer.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-credentials': 'true',
      'content-type': 'text/event-stream',
    });
    await reader.until('snapshot');
    const refused = await request(url).get(`${API}/stream${PAUSED_QUERY}`).set(credentials).expect(200);
    expect(refused.text).toContain('event: error');
    expect(refused.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-credentials': 'true',
    });
    reader.close();
  });

  it('names no other origin, and says that the answer depends on it', async () => {
    for (const headers of [{ Origin: 'https://evil.example' }, {}]) {
      const answer = await request(url).get(`${API}/airports`).set(headers).expect(200);
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
      expect(listed(answer.headers.vary)).toContain('origin');
    }
  });
});

describe('a server as it comes', () => {
  it('allows no other origin', async () => {
    const test = await TestApp.open();
    const answers = [
      await request(test.app).get(`${API}/airports`).set('Origin', ORIGIN).expect(200),
      await request(test.app).options(`${API}/sessions`).set('Origin', ORIGIN).expect(204),
    ];
    for (const { headers } of answers) {
      expect(Object.keys(headers).filter(name => name.startsWith('access-control-'))).toEqual([]);
    }
    expect(answers[1]?.headers.allow).toBe('POST, GET, HEAD, OPTIONS');
    await test.stop();
  });
});
