import { deepStrictEqual, ok } from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import compression from 'compression';
import express from 'express';
import { END, START } from '../http/sample-shift.ts';
import { API, TestApp } from '../http/test-app.ts';
import { SseReader } from '../streams/sse-reader.ts';
import type { FaultCase } from './fault-case.ts';
import { FIRST_EVENT_MS, timeFirstEvents } from './first-events.ts';

const PACKED = { 'Accept-Encoding': 'gzip, deflate, br' };

export const behindCompression: FaultCase = {
  fault: 'mounted in an Express app behind compression(), which packs all that it may',
  done: 'first events, ticks, 75 s without an event (of the manual clock), a poll',
  contract: `first event within ${FIRST_EVENT_MS} ms, nothing held back, comments at least every 15 s`,
  async run() {
    const test = await TestApp.open();
    const app = express();
    app.use(compression({ threshold: 0, filter: () => true }), test.app);
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${API}`;
    try {
      const body = JSON.stringify({ airportId: 'LEBL', startTime: START, endTime: END, playbackSpeed: 10 });
      const headers = { 'Content-Type': 'application/json', ...PACKED };
      const made = await fetch(`${url}/sessions`, { method: 'POST', headers, body });
      const { sessionId } = (await made.json()) as { sessionId: string };
      const stream = `${url}/stream?sessionId=${sessionId}`;
      const first = await timeFirstEvents(stream, PACKED);
      const reader = await SseReader.open(stream, { headers: PACKED });
      deepStrictEqual(reader.answer.headers['content-encoding'], undefined);
      await reader.until('snapshot');
      test.clock.advance(1000);
      await reader.until('clock');

      await fetch(`${url}/control`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ sessionId, action: 'pause' }),
      });
      const seconds = 75;
      for (let second = 0; second < seconds; second++) test.clock.advance(1000);
      await reader.untilText('\n:\n', Math.floor(seconds / 15));
      await fetch(`${url}/control`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ sessionId, action: 'play' }),
      });
      await reader.until('playback');
      reader.close();

      const poll = await fetch(`${url}/poll?sessionId=${sessionId}`, { headers: PACKED });
      const { events } = (await poll.json()) as { events: { event: string }[] };
      deepStrictEqual(
        events.map(({ event }) => event),
        ['playback', 'snapshot'],
      );
      ok(poll.ok);
      return `${first}; ticks, comments and commands came through; a poll, too (${poll.headers.get('content-encoding') ?? 'not packed'})`;
    } finally {
      server.closeAllConnections();
      server.close();
      await test.stop();
    }
  },
};
