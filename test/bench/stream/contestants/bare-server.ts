/** A program that sends messages with nothing but Node's own HTTP server: one buffer to all. */
import type { ServerResponse } from 'node:http';
import { serveMessages } from './serve-messages.ts';

const viewers = new Set<ServerResponse>();

serveMessages(
  (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', Connection: 'close' }).flushHeaders();
    viewers.add(response);
    response.on('close', () => viewers.delete(response));
  },
  texts => {
    const bytes = Buffer.from(
      texts()
        .map(text => `data: ${text}\n\n`)
        .join(''),
    );
    for (const viewer of viewers) viewer.write(bytes);
  },
);
