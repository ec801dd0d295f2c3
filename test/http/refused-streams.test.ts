import { once } from 'node:events';
import { EventSource } from 'eventsource';
import express from 'express';
import request from 'supertest';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PROBLEMS, type ProblemCode, problem, ReplayError } from '../../server/contract/problems.ts';
import { problemHandler } from '../../server/http/problem-handler.ts';
import { SseReader } from '../streams/sse-reader.ts';
import { RANGE } from './sample-shift.ts';
import { silentRefusals } from './silent-refusals.ts';
import { API, TestApp } from './test-app.ts';

const EVENT_STREAM = 'text/event-stream';
const PASSING: readonly ProblemCode[] = [
  'too_many_requests',
  'too_many_viewers',
  'too_many_sessions',
  'unavailable',
];
const FINAL = Object.keys(PROBLEMS).filter(code => !PASSING.includes(code as ProblemCode)) as ProblemCode[];

/** An app that refuses everything for one reason. */
function refusing(code: ProblemCode) {
  const app = express().use(() => {
    throw new ReplayError(code, 'Not now.');
  });
  return request(app.use(problemHandler(silentRefusals())));
}

describe('a GET for a stream by an EventSource', () => {
  it.each(PASSING)('that is refused with %s gets the reason and the time to come back', async code => {
    for (const accept of [EVENT_STREAM, 'Text/Event-Stream;q=1, */*']) {
      const answer = await refusing(code)
        .get(`${API}/stream?airportId=LEBL`)
        .set('Accept', accept)
        .expect(200);
      expect(answer.headers).toMatchObject({ 'content-type': EVENT_STREAM, 'cache-control': 'no-store' });
      const told = /^retry: (?<retry>\d+)\n\nevent: error\ndata: (?<data>.+)\n\n$/.exec(answer.text)?.groups;
      expect(Number(told?.retry)).toBeGreaterThanOrEqual(5000);
      expect(Number(told?.retry)).toBeLessThanOrEqual(15_000);
      expect(problem.parse(JSON.parse(told?.data ?? ''))).toMatchObject({ code, detail: 'Not now.' });
    }
  });

  it.each(FINAL)('that is refused with %s gets that status, which is final', async code => {
    const answer = await refusing(code).get(`${API}/stream`).set('Accept', EVENT_STREAM);
    expect(answer.status).toBe(PROBLEMS[code].status);
    expect(answer.body.code).toBe(code);
    expect(answer.headers).not.toHaveProperty('retry-after');
  });
});

describe('any other request', () => {
  it.each(PASSING)(
    'that is refused with %s gets the problem, and after how many seconds to come back',
    async code => {
      const app = refusing(code);
      const answers = [
        await app.get(`${API}/stream`),
        await app.get(`${API}/stream`).set('Accept', '*/*'),
        await app.post(`${API}/stream`).set('Accept', EVENT_STREAM),
        await app.get(`${API}/sessions`).set('Accept', EVENT_STREAM),
      ];
      for (const { status, body, headers } of answers) {
        expect(status).toBe(PROBLEMS[code].status);
        expect(body.code).toBe(code);
        expect(headers['retry-after']).toMatch(/^([5-9]|1[0-5])$/);
      }
      await app.head(`${API}/stream`).set('Accept', EVENT_STREAM).expect(PROBLEMS[code].status);
    },
  );
});

describe('an EventSource at a session that is full', () => {
  let test: TestApp;
  afterEach(async () => {
    vi.useRealTimers();
    await test.stop();
  });

  it('is told why, and gets in by itself once there is a place', async () => {
    test = await TestApp.open({ viewerLimits: { perSession: 1, perAddress: 100 } });
    const url = await test.listen();
    const range = { ...RANGE, paused: true };
    const made = await request(url).post(`${API}/sessions`).send(range).expect(201);
    const address = `${url}${API}/stream?sessionId=${made.body.sessionId}`;
    const first = await SseReader.open(address);
    await first.until('snapshot');

    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const source = new EventSource(address);
    const snapshot = once(source, 'snapshot');
    const reasons: string[] = [];
    source.addEventListener('error', event => {
      if ('data' in event) {
        reasons.push(JSON.parse(String(event.data)).code);
        if (reasons.length === 2) first.close();
      } else setImmediate(() => vi.advanceTimersByTime(15_000));
    });
    await snapshot;
    expect(reasons.length).toBeGreaterThanOrEqual(2);
    expect(new Set(reasons)).toEqual(new Set(['too_many_viewers']));
    source.close();
  });
});
