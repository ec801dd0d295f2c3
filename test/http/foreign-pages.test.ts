import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedHandshake, WebSocketReader } from '../streams/web-socket-reader.ts';
import { at, RANGE } from './sample-shift.ts';
import { API, TestApp } from './test-app.ts';

const ALLOWED = 'https://tower.example.org';
const range = { ...RANGE, paused: true };
const query = new URLSearchParams(RANGE);

let test: TestApp;
let url: string;
beforeAll(async () => {
  test = await TestApp.open({ allowedOrigins: [ALLOWED] });
  url = await test.listen();
});
afterAll(() => test.stop());

const post = (headers: Readonly<Record<string, string>>) =>
  request(url).post(`${API}/sessions`).set(headers).send(range);

describe('a request that changes something', () => {
  it.each<[string, Record<string, string>]>([
    ['no page', {}],
    ['a page of ours', { Origin: 'http://127.0.0.1:5173', Host: '127.0.0.1:5173' }],
    ['one, whatever the case', { Origin: 'http://LOCALHOST:5173', Host: 'LocalHost:5173' }],
    ['one, as the browser knows', { 'Sec-Fetch-Site': 'same-origin', Origin: 'http://localhost:9000' }],
    ['the address bar', { 'Sec-Fetch-Site': 'none' }],
    [
      'one, as a proxy on this machine knows',
      { Origin: 'https://replay.example.org', 'X-Forwarded-Host': 'replay.example.org' },
    ],
    [
      'one, as a proxy knows that leaves out the port',
      { Origin: 'https://replay.example.org:8443', 'X-Forwarded-Host': 'replay.example.org' },
    ],
    ['an allowed page', { Origin: ALLOWED }],
    ['an allowed page, as the browser knows', { Origin: ALLOWED, 'Sec-Fetch-Site': 'cross-site' }],
  ])('is carried out for %s', async (_who, headers) => {
    await post(headers).expect(201);
  });

  const foreign: [string, Record<string, string>][] = [
    ['another site', { Origin: 'https://evil.example' }],
    ['another port', { Origin: 'http://127.0.0.1:1' }],
    ['another site that the browser tells apart', { 'Sec-Fetch-Site': 'cross-site' }],
    [
      'another port that the browser tells apart',
      { 'Sec-Fetch-Site': 'same-site', Origin: 'http://localhost:1' },
    ],
    ['another host on our port', { Origin: 'http://evil.example:5173', Host: '127.0.0.1:5173' }],
    ['nowhere', { Origin: 'null' }],
    ['a page that looks like an allowed one', { Origin: `${ALLOWED}.evil.example` }],
  ];
  it.each(foreign)('is refused for a page of %s', async (_where, headers) => {
    const before = test.sessions.size;
    const { body } = await post(headers).expect(403);
    expect(body).toMatchObject({
      code: 'origin_not_allowed',
      detail: expect.stringContaining('ALLOWED_ORIGINS'),
    });
    for (const path of [`/stream?${query}`, `/poll?${query}`, `/ws?${query}`]) {
      await request(url).get(`${API}${path}`).set(headers).expect(403);
    }
    await request(url).delete(`${API}/sessions/any`).set(headers).expect(403);
    expect(test.sessions.size).toBe(before);
  });

  it.each(['/poll/', '/POLL'])('opens nothing at %s, which is no path of ours', async path => {
    const before = test.sessions.size;
    await request(url).get(`${API}${path}?${query}`).set('Origin', 'https://evil.example').expect(404);
    expect(test.sessions.size).toBe(before);
  });

  it('is refused before it is known whether it would fail for another reason', async () => {
    await request(url).post(`${API}/nothing`).set('Origin', 'https://evil.example').expect(403);
  });
});

describe('a WebSocket, which CORS does not guard', () => {
  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1'])(
    'is refused for a page of %s',
    async origin => {
      const { answer, body } = await refusedHandshake(`${url}${API}/ws?${query}`, { Origin: origin });
      expect(answer.statusCode).toBe(403);
      expect(body.code).toBe('origin_not_allowed');
    },
  );

  it.each(['ours', ALLOWED, 'none'])('is opened for %s', async origin => {
    const headers = { ...(origin !== 'none' && { Origin: origin === 'ours' ? url : origin }) };
    const reader = await WebSocketReader.open(`${url}${API}/ws?${query}`, headers);
    await reader.until('snapshot');
    reader.close();
  });
});

it('lets any page read, which the browser then keeps from it', async () => {
  const path = `${API}/history/state?airportId=LEBL&time=${at(5)}`;
  const { headers } = await request(url).get(path).set('Origin', 'https://evil.example').expect(200);
  expect(headers).not.toHaveProperty('access-control-allow-origin');
});

it('does not believe what a proxy says that is not trusted', async () => {
  const untrusting = await TestApp.open({ trustedProxies: [] });
  await request(untrusting.app)
    .post(`${API}/sessions`)
    .set({ Origin: 'https://replay.example.org', 'X-Forwarded-Host': 'replay.example.org' })
    .send(range)
    .expect(403);
  await untrusting.stop();
});
