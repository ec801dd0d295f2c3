/** A program that sends messages by better-sse, a broadcast for each, as its guide to channels does. */
import { createChannel, createSession } from 'better-sse';
import { serveMessages } from './serve-messages.ts';

const channel = createChannel();

serveMessages(
  async (request, response) => {
    channel.register(await createSession(request, response));
  },
  texts => {
    // It turns data into JSON itself.
    for (const text of texts()) channel.broadcast(JSON.parse(text));
  },
);
