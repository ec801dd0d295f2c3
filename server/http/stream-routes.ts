import type { Request, Response } from 'express';
import type { SessionOptions } from '../contract/session.ts';
import { optionsOf } from '../contract/stream-endpoints.ts';
import type { Clock } from '../replay/clock.ts';
import type { Session } from '../replay/session.ts';
import type { Sessions } from '../replay/sessions.ts';
import { Connections } from '../streams/connections.ts';
import { SSE_HEADERS, streamSse } from '../streams/sse.ts';
import type { Admission, Leave } from './admission.ts';
import { clientAddress } from './client-address.ts';
import type { Handlers } from './mount.ts';

export interface StreamDependencies {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly admission: Admission;
  /** Ends every stream when the server stops. */
  readonly signal: AbortSignal;
}

/** Streams of events. HEAD opens no session. */
export function streamRoutes(dependencies: StreamDependencies): Handlers<'openStream' | 'getStream'> {
  const { sessions, clock, signal, admission } = dependencies;
  const connections = new Connections(clock, signal);

  function stream(response: Response, session: Session, lastEventId: string | undefined): void {
    whileOpen(response, admission.enter(session.sessionId, clientAddress(response.req)));
    streamSse(session, response, { lastEventId }, connections);
  }

  /** Goes on with the private session that the event came from, while it lives; else opens one. */
  function resumeOrOpen(response: Response, options: SessionOptions, lastEventId: string | undefined): void {
    const found = lastEventId === undefined ? undefined : sessions.resume(lastEventId);
    if (found === 'ended') response.status(204).end();
    else if (found && !found.stored.shared) stream(response, found, lastEventId);
    else {
      admission.checkAddress(clientAddress(response.req));
      stream(response, sessions.open(options, { shared: false }), undefined);
    }
  }

  return {
    openStream({ request, query, body, response }) {
      resumeOrOpen(response, body, lastEventIdOf(request, query.lastEventId));
    },
    getStream({ request, query, response }) {
      const lastEventId = lastEventIdOf(request, query.lastEventId);
      const { sessionId } = query;
      if (sessionId !== undefined && sessions.wasEnded(sessionId)) response.status(204).end();
      else if (request.method === 'HEAD') {
        if (sessionId !== undefined) sessions.get(sessionId);
        response.writeHead(200, SSE_HEADERS).end();
      } else if (sessionId !== undefined) stream(response, sessions.get(sessionId), lastEventId);
      else resumeOrOpen(response, optionsOf(query), lastEventId);
    },
  };
}

function whileOpen(response: Response, leave: Leave): void {
  if (response.closed || response.destroyed) leave();
  else response.on('close', leave);
}

/** The header comes first: an `EventSource` that reconnects keeps the query of its first request. */
function lastEventIdOf(request: Request, fromQuery: string | undefined): string | undefined {
  return request.get('Last-Event-ID') || fromQuery || undefined;
}
