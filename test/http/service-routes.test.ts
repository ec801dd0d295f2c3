import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestApp } from './test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await TestApp.open();
});
afterAll(() => test.stop());

describe('the service itself', () => {
  it('is healthy, and ready unless it waits for something', async () => {
    await request(test.app).get('/healthz').expect(200, { status: 'ok' });
    await request(test.app).get('/readyz').expect(200, { status: 'ok' });
    test.readiness.waitFor('The demo shift is being made: 40 %.');
    const waiting = await request(test.app).get('/readyz').expect(503);
    expect(waiting.body).toMatchObject({
      code: 'unavailable',
      detail: 'The demo shift is being made: 40 %.',
    });
    await request(test.app).get('/healthz').expect(200);
    test.readiness.ready();
    await request(test.app).get('/readyz').expect(200);
  });

  it('tells what to run where the page is not built', async () => {
    const { text, headers } = await request(test.app).get('/').expect(503);
    expect(text).toContain('npm run build');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});
