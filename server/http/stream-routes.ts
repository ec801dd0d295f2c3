import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { ReplayError } from '../contract/problems.ts';
import { durationToMs } from '../contract/time.ts';
import type { Clock } from '../replay/clock.ts';
import { Connections } from '../streams/connections.ts';
import { endedSession } from '../streams/ended-session.ts';
import { LongPolls, POLL_HEADERS } from '../streams/long-poll.ts';
import { SSE_HEADERS, streamSse } from '../streams/sse.ts';
import type { Traffic } from '../streams/traffic.ts';
import { type Handshake, streamWebSocket } from '../streams/websocket.ts';
import { acceptWebSocket } from '../streams/websocket-handshake.ts';
import type { Admission } from './admission.ts';
import { clientAddress } from './client-address.ts';
import { type CommandDependencies, commandMessages } from './command-messages.ts';
import type { Handlers } from './mount.ts';
import { SessionFinder, type ToWatch } from './session-to-watch.ts';
import { offeredSocket, switchProtocols } from './upgrading-server.ts';
import { Viewers } from './viewers.ts';

export interface StreamDependencies extends CommandDependencies {
  readonly clock: Clock;
  readonly admission: Admission;
  /** Where it is counted who watches, and what they are sent. */
  readonly traffic: Traffic;
  readonly log: Logger;
  /** Ends every stream when the server stops. */
  readonly signal: AbortSignal;
}

/** Streams of events, by every way. HEAD opens no session. */
export function streamRoutes(
  dependencies: StreamDependencies,
): Handlers<'openStream' | 'getStream' | 'getWebSocket' | 'poll'> {
  const { sessions, clock, signal, admission, traffic, log } = dependencies;
  const connections = new Connections(clock, signal);
  const polls = new LongPolls(clock, connections);
  const finder = new SessionFinder(sessions, admission);
  const viewers = new Viewers(admission, traffic, clock, log);

  function stream(response: Response, found: ToWatch): void {
    if ('endedId' in found) {
      answerEnded(response);
      return;
    }
    const { session, options } = found;
    const { sent, leave } = viewers.enter(response.req, session.sessionId, 'event_stream');
    whileOpen(response, leave);
    streamSse(session, response, options, connections, sent);
  }

  return {
    openStream({ request, query, body, response }) {
      stream(response, finder.resumeOrOpen(request, query, body));
    },
    getStream({ request, query, response }) {
      if (request.method === 'HEAD') answerHead(response, finder.wasEnded(query), SSE_HEADERS);
      else stream(response, finder.find(request, query));
    },
    getWebSocket({ request, query, response }) {
      const handshake = handshakeOf(request, response);
      const found = finder.find(request, query);
      const sessionId = 'endedId' in found ? found.endedId : found.session.sessionId;
      const carryOut = commandMessages(dependencies, sessionId, clientAddress(request));
      if ('endedId' in found) {
        streamWebSocket(endedSession(sessionId), handshake, {}, carryOut, connections);
        return;
      }
      const { session, options } = found;
      const { sent, leave } = viewers.enter(request, sessionId, 'websocket');
      whileOpen(response, leave);
      streamWebSocket(session, handshake, options, carryOut, connections, sent);
    },
    poll({ request, query, response }) {
      if (request.method === 'HEAD') return answerHead(response, finder.wasEnded(query), POLL_HEADERS);
      const found = finder.find(request, query);
      if ('endedId' in found) return answerEnded(response);
      const { session, options } = found;
      const wait = durationToMs(query.wait) ?? 0;
      polls.answer(session, response, {
        ...options,
        wait,
        enter: () => viewers.enter(request, session.sessionId, 'long_poll'),
      });
    },
  };
}

function answerHead(response: Response, wasEnded: boolean, headers: Readonly<Record<string, string>>): void {
  if (wasEnded) answerEnded(response);
  else response.writeHead(200, headers).end();
}

function answerEnded(response: Response): void {
  response.set('Cache-Control', 'no-store').status(204).end();
}

/** Throws `upgrade_required` where the request asks for no WebSocket, or for one of another version than 13. */
function handshakeOf(request: Request, response: Response): Handshake {
  const socket = offeredSocket(response);
  if (!socket || request.get('Sec-WebSocket-Version') !== '13') {
    response.set({ Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Version': '13' });
    throw new ReplayError('upgrade_required', 'Connect with a WebSocket, version 13 (RFC 6455).');
  }
  return {
    socket,
    accept() {
      const webSocket = acceptWebSocket(request, socket);
      if (webSocket) switchProtocols(response, socket);
      return webSocket;
    },
  };
}

function whileOpen(response: Response, leave: () => void): void {
  if (response.closed || response.destroyed) leave();
  else response.on('close', leave);
}
