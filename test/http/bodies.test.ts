import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API, TestApp } from './test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await TestApp.open();
});
afterAll(() => test.stop());

const command = JSON.stringify({ sessionId: 'unknown', action: 'play' });

/** Posts bytes as they are. */
function post(bytes: Buffer, headers: Record<string, string> = {}) {
  const sent = request(test.app).post(`${API}/control`).set('Content-Type', 'application/json').set(headers);
  return sent.serialize(body => body).send(bytes);
}

describe('a body', () => {
  it.each([
    ['plain', Buffer.from(command), {}],
    ['with a byte order mark', Buffer.from(`\uFEFF${command}`), {}],
    ['packed with gzip', gzipSync(command), { 'Content-Encoding': 'gzip' }],
  ])('%s is read', async (_how, bytes, headers) => {
    expect((await post(bytes, headers)).body.code).toBe('session_not_found');
  });

  it.each([
    ['that says gzip and is none', Buffer.from('nothing packed'), 'unpack'],
    ['whose gzip breaks off', gzipSync(command).subarray(0, 20), 'unpack'],
  ])('%s is refused', async (_how, bytes, word) => {
    const { body, status } = await post(bytes, { 'Content-Encoding': 'gzip' });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_request' });
    expect(body.detail).toContain(word);
  });

  it('that grows beyond 256 kB when unpacked is refused', async () => {
    const { body } = await post(gzipSync('a'.repeat(5_000_000)), { 'Content-Encoding': 'gzip' });
    expect(body.code).toBe('payload_too_large');
  });

  it('packed in a way that is not known is refused', async () => {
    const { body } = await post(Buffer.from(command), { 'Content-Encoding': 'zip' });
    expect(body.code).toBe('unsupported_media_type');
  });

  it('that is not UTF-8 is refused, for no name in it could be told', async () => {
    const { body, status } = await post(Buffer.from(command.replace('unknown', 'Málaga'), 'latin1'));
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_request' });
    expect(body.detail).toContain('UTF-8');
  });

  it('that is null is told to be no object', async () => {
    const { body } = await post(Buffer.from('null'));
    expect(body.detail).toBe('must be an object.');
  });
});
