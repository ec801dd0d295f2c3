import express from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { expect, it } from 'vitest';
import { ReplayError } from '../../server/contract/problems.ts';
import { problemHandler } from '../../server/http/problem-handler.ts';
import { Refusals } from '../../server/http/refusals.ts';
import { FailureLog } from '../../server/log/failure-log.ts';
import { ManualClock } from '../manual-clock.ts';

function failingWith(error: unknown) {
  const logged: string[] = [];
  const log = pino({}, { write: (line: string) => void logged.push(line) });
  const app = express();
  app.get('/', () => {
    throw error;
  });
  const refused: string[] = [];
  const failures = new FailureLog(log, new ManualClock());
  const refusals = new Refusals(failures, { answered() {}, refused: code => void refused.push(code) });
  app.use(problemHandler(refusals));
  return { logged, refused, answer: request(app).get('/') };
}

it('answers a failure of the server without its inside, and logs that', async () => {
  const { logged, answer } = failingWith(new TypeError('secret of line 7'));
  const { body, text } = await answer.expect(500).expect('Content-Type', /^application\/problem\+json/);
  expect(body.code).toBe('internal_error');
  expect(text).not.toContain('secret');
  expect(logged.join()).toContain('secret of line 7');
});

it('answers a database that is busy with a 503, and logs why', async () => {
  const { logged, answer } = failingWith(
    Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' }),
  );
  const { body } = await answer.expect(503);
  expect(body).toMatchObject({ code: 'unavailable', detail: expect.not.stringContaining('locked') });
  expect(logged.join()).toContain('database is locked');
});

it('logs no refusal, but tells of it', async () => {
  const { logged, refused, answer } = failingWith(new ReplayError('unavailable', 'Wait.'));
  await answer.expect(503);
  expect(logged).toEqual([]);
  expect(refused).toEqual(['unavailable']);
});
