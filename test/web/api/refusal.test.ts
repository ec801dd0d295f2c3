import { describe, expect, test } from 'vitest';
import { closingOf } from '../../../web/api/refusal.ts';

const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json({ type: 't', title: 't', status, code, detail: 'why' }, { status, headers });
const foreign = (status: number, headers: Record<string, string> = {}) =>
  new Response('<h1>no</h1>', { status, headers });

describe('a refused stream', () => {
  test.each([
    [404, 'session_not_found'],
    [400, 'invalid_request'],
    [422, 'out_of_range'],
    [403, 'origin_not_allowed'],
  ])('%i %s is final, with its reason', async (status, code) => {
    expect(await closingOf(problem(status, code))).toEqual({ is: 'gone', detail: 'why' });
  });

  test.each([
    [404, 'not_found'],
    [405, 'method_not_allowed'],
    [406, 'not_acceptable'],
    [426, 'upgrade_required'],
  ])('%i %s says that this way is not there', async (status, code) => {
    expect(await closingOf(problem(status, code))).toEqual({ is: 'blocked' });
  });

  test.each([
    [429, '3', 3000],
    [503, '0', 0],
    [503, undefined, undefined],
    [500, 'soon', undefined],
  ])('%i with Retry-After %s passes', async (status, after, retryAfterMs) => {
    const headers: Record<string, string> = after === undefined ? {} : { 'Retry-After': after };
    expect(await closingOf(problem(status, 'x', headers))).toEqual({
      is: 'busy',
      detail: 'why',
      retryAfterMs,
    });
  });

  test('a date says when to come back', async () => {
    const inAMinute = new Date(Date.now() + 60_000).toUTCString();
    const why = await closingOf(foreign(429, { 'Retry-After': inAMinute }));
    expect(why).toMatchObject({ is: 'busy', detail: 'The server answered with status 429 and no reason.' });
    if (why.is !== 'busy') throw new Error(why.is);
    expect(why.retryAfterMs).toBeGreaterThan(50_000);
    expect(why.retryAfterMs).toBeLessThanOrEqual(60_000);
    const past = await closingOf(foreign(503, { 'Retry-After': 'Wed, 21 Oct 2015 07:28:00 GMT' }));
    expect(past).toMatchObject({ retryAfterMs: 0 });
  });

  test.each([502, 503, 504])('%i by a proxy says nothing of the way', async status => {
    expect(await closingOf(foreign(status))).toEqual({ is: 'lost' });
  });

  test.each([200, 400, 403, 404, 407, 500])('%i by somebody else blocks the way', async status => {
    expect(await closingOf(foreign(status))).toEqual({ is: 'blocked' });
  });

  test('204 ends it', async () => {
    expect(await closingOf(new Response(null, { status: 204 }))).toEqual({ is: 'ended' });
  });
});
