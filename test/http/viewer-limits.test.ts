import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SseReader, type SseRequest } from '../streams/sse-reader.ts';
import { END, START } from './sample-shift.ts';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
let url: string;
const open = async (viewerLimits: { perSession: number; perAddress: number }) => {
  test = await TestApp.open({ viewerLimits });
  url = await test.listen();
};
afterEach(() => test.stop());

const range = { airportId: 'LEBL', startTime: START, endTime: END, paused: true };
const stream = (search: string, options?: SseRequest) =>
  SseReader.open(`${url}${API}/stream${search}`, options);
const openPrivate = () => stream('', { method: 'POST', body: range });
const openShared = async () => {
  const made = await request(url).post(`${API}/sessions`).send(range).expect(201);
  return String(made.body.sessionId);
};

/** Joins as soon as there is a place again: the server learns of a client's going a moment later. */
async function joinOnceFree(search: string): Promise<SseReader> {
  for (;;) {
    const reader = await stream(search);
    if (reader.status !== 503) return reader;
    await reader.ended();
  }
}

describe('a session with one place', () => {
  let search: string;
  beforeEach(async () => {
    await open({ perSession: 1, perAddress: 100 });
    search = `?sessionId=${await openShared()}`;
  });

  it('refuses the second viewer, naming limit and setting, and lets others watch elsewhere', async () => {
    const first = await stream(search);
    await first.until('snapshot');
    const { body } = await request(url).get(`${API}/stream${search}`).expect(503);
    expect(body.code).toBe('too_many_viewers');
    expect(body.detail).toMatch(/has 1 viewers, as many as MAX_VIEWERS_PER_SESSION allows/);
    const other = await stream(`?sessionId=${await openShared()}`);
    expect(other.status).toBe(200);
    other.close();
    first.close();
  });

  it('has it free again each time a viewer has gone', async () => {
    for (let time = 0; time < 5; time++) {
      const reader = await joinOnceFree(search);
      await reader.until('snapshot');
      reader.close();
    }
  });
});

describe('an address with two places', () => {
  beforeEach(() => open({ perSession: 100, perAddress: 2 }));

  it('opens no session for a viewer that it refuses', async () => {
    const readers = [await openPrivate(), await openPrivate()];
    for (const reader of readers) await reader.until('snapshot');
    const { body } = await request(url).post(`${API}/stream`).send(range).expect(503);
    expect(body.detail).toMatch(/has 2 viewers, as many as MAX_VIEWERS_PER_ADDRESS allows/);
    expect(test.sessions.size).toBe(2);
    for (const reader of readers) reader.close();
  });

  it('has them free again when a session is ended', async () => {
    const sessionId = await openShared();
    const readers = [await stream(`?sessionId=${sessionId}`), await stream(`?sessionId=${sessionId}`)];
    for (const reader of readers) await reader.until('snapshot');
    await request(url).delete(`${API}/sessions/${sessionId}`).expect(204);
    for (const reader of readers) await reader.ended();
    const next = await joinOnceFree(`?sessionId=${await openShared()}`);
    await next.until('snapshot');
    next.close();
  });

  it('loses none to those who never got in', async () => {
    for (let time = 0; time < 5; time++) {
      await request(url).get(`${API}/stream?sessionId=nobody`).expect(404);
      await request(url)
        .post(`${API}/stream`)
        .send({ ...range, airportId: 'ZZZZ' })
        .expect(404);
      await request(url)
        .head(`${API}/stream?${new URLSearchParams({ ...range, paused: 'true' })}`)
        .expect(200);
    }
    const reader = await joinOnceFree(`?sessionId=${await openShared()}`);
    await reader.until('snapshot');
    reader.close();
  });
});
