/** A program that sends messages by better-sse, those of one time as a batch, as its guide to batching does. */
import { createChannel, createEventBuffer, createSession } from 'better-sse';
import { serveMessages } from './serve-messages.ts';

const channel = createChannel();

serveMessages(
  async (request, response) => {
    channel.register(await createSession(request, response));
  },
  texts => {
    const buffer = createEventBuffer();
    for (const text of texts()) buffer.push(JSON.parse(text));
    for (const session of channel.activeSessions) session.batch(buffer);
  },
);
