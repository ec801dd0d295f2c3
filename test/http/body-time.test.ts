import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import express, { type ErrorRequestHandler } from 'express';
import { expect, it } from 'vitest';
import { RECORDING_ENDPOINTS } from '../../server/contract/recording-endpoints.ts';
import { limitBodyTime } from '../../server/http/body-time.ts';
import { listen, stopListening, urlOf } from '../../server/listener.ts';

const LONGEST_MS = 30;
const refuse: ErrorRequestHandler = (error, _request, response, _next) => {
  response.status(408).send(error.code);
};

async function sending(path: string, act: (sent: ReturnType<typeof httpRequest>) => void) {
  const app = express();
  app.use(limitBodyTime(LONGEST_MS));
  app.post('/{*any}', async (request, response) => {
    response.send(await text(request).catch(() => 'broken off'));
  });
  app.use(refuse);
  const server = await listen(app, '127.0.0.1', 0);
  const sent = httpRequest(`${urlOf(server)}${path}`, { method: 'POST' });
  sent.on('error', () => {});
  act(sent);
  try {
    const [response] = await once(sent, 'response');
    return `${response.statusCode} ${await text(response)}`;
  } finally {
    sent.destroy();
    await stopListening(server);
  }
}

it('refuses a body that does not arrive', async () => {
  expect(await sending('/control', sent => sent.write('{'))).toBe('408 request_timeout');
});

it('lets an upload take its time', async () => {
  const answer = await sending(RECORDING_ENDPOINTS.importRecordings.path, sent => {
    sent.write('slow');
    setTimeout(() => sent.end('ly'), 3 * LONGEST_MS);
  });
  expect(answer).toBe('200 slowly');
});

it('lets alone what has arrived', async () => {
  expect(await sending('/control', sent => sent.end('all'))).toBe('200 all');
});
