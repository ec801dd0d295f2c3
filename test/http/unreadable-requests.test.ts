import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ProblemCode, problem } from '../../server/contract/problems.ts';
import { unreadableRequests } from '../../server/http/unreadable-request.ts';
import { listen, stopListening } from '../../server/listener.ts';
import { RequestTallies } from '../../server/metrics/request-tallies.ts';

const tallies = new RequestTallies();
let server: Server;
beforeAll(async () => {
  server = await listen((_request, response) => void response.end(), '127.0.0.1', 0);
  server.on('clientError', unreadableRequests(tallies));
});
afterAll(() => stopListening(server));

/** What the server answers to these bytes. */
async function answerTo(bytes: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(bytes);
  return text(socket);
}

it.each<[string, string, number, ProblemCode]>([
  [
    'an address that is too long',
    `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    431,
    'headers_too_large',
  ],
  ['bytes that are no HTTP', 'hello\r\n\r\n', 400, 'invalid_request'],
  ['a method that HTTP does not have', 'FLY / HTTP/1.1\r\nHost: localhost\r\n\r\n', 400, 'invalid_request'],
])('answers %s with a problem, and counts it', async (_what, bytes, status, code) => {
  const before = tallies.refusals.get(code) ?? 0;
  const [head = '', body = ''] = (await answerTo(bytes)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head).toMatch(/\r\nContent-Type: application\/problem\+json/);
  expect(head).toContain(`\r\nContent-Length: ${Buffer.byteLength(body)}`);
  expect(problem.parse(JSON.parse(body))).toMatchObject({ status, code });
  expect(tallies.refusals.get(code)).toBe(before + 1);
});
