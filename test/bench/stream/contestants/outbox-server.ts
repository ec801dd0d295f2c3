/** A program that sends messages by our outbox and our event streams, behind what every request passes. */
import express from 'express';
import { pino } from 'pino';
import { requestLog } from '../../../../server/http/request-log.ts';
import { securityHeaders } from '../../../../server/http/security-headers.ts';
import { BatchCache } from '../../../../server/replay/batch-cache.ts';
import { systemClock } from '../../../../server/replay/clock.ts';
import { Outbox } from '../../../../server/replay/outbox.ts';
import { Connections } from '../../../../server/streams/connections.ts';
import { streamSse, type Watchable } from '../../../../server/streams/sse.ts';
import { sharedNow } from '../shared-now.ts';
import { serveMessages } from './serve-messages.ts';

/** As `server/services.ts` has it. */
const MAX_BACKLOG = 512 * 1024;

let droppedAt: number | undefined;
let leftAt: number | undefined;

const outbox = new Outbox({
  sessionId: 'V1StGXR8_Z5jdHi6B-myT',
  epoch: 'Uakgb_J5',
  clock: systemClock,
  batches: new BatchCache(),
  maxBacklog: MAX_BACKLOG,
  readTick: () => [],
  resync: () => ({
    at: 0,
    playback: { event: 'playback', data: '{}' },
    snapshot: () => ({ event: 'snapshot', data: '{}' }),
  }),
  recover: error => {
    throw error;
  },
  telemetry: {
    ticked() {},
    paced() {},
    resynced() {},
    dropped() {
      droppedAt ??= sharedNow();
    },
    failed() {},
  },
});
const session: Watchable = {
  join: (viewer, options) =>
    outbox.join(viewer, options, () => {
      leftAt = sharedNow();
    }),
};
const connections = new Connections(systemClock, new AbortController().signal);

const app = express();
app.disable('x-powered-by').disable('etag').set('query parser', false);
app.use(requestLog(pino({ level: 'warn' })), securityHeaders());
app.get('/', (request, response) => {
  streamSse(session, response, { lastEventId: request.get('Last-Event-ID') }, connections);
});
serveMessages(
  app,
  texts => {
    outbox.publish(() => texts().map(data => ({ event: 'vehicle_update', data })));
  },
  () => ({ droppedAt, leftAt, nowMs: sharedNow() }),
);
