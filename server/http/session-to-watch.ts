import type { Request } from 'express';
import type { SessionOptions } from '../contract/session.ts';
import { optionsOf, type StreamQuery } from '../contract/stream-endpoints.ts';
import { parseEventId } from '../replay/event-id.ts';
import type { Session } from '../replay/session.ts';
import type { Sessions } from '../replay/sessions.ts';
import type { JoinOptions } from '../replay/viewer.ts';
import type { Admission } from './admission.ts';
import { clientAddress } from './client-address.ts';

/** The session that a request wants to watch, and how it joins; or that it was ended on purpose. */
export type ToWatch =
  | { readonly session: Session; readonly options: JoinOptions }
  | { readonly endedId: string };

type Viewing = Pick<StreamQuery, 'lastEventId' | 'maxRate'>;

/** Finds the sessions that requests want to watch, and opens those that there are not yet. */
export class SessionFinder {
  readonly #sessions: Sessions;
  readonly #admission: Admission;

  constructor(sessions: Sessions, admission: Admission) {
    this.#sessions = sessions;
    this.#admission = admission;
  }

  /** Opens nothing: `true` where the session that the query names was ended. Throws `session_not_found`. */
  wasEnded({ sessionId }: Pick<StreamQuery, 'sessionId'>): boolean {
    if (sessionId === undefined) return false;
    const ended = this.#sessions.wasEnded(sessionId);
    if (!ended) this.#sessions.get(sessionId);
    return ended;
  }

  /** The session that the query names, else as {@link resumeOrOpen}. Throws `session_not_found`. */
  find(request: Request, query: StreamQuery): ToWatch {
    const { sessionId } = query;
    if (sessionId === undefined) return this.resumeOrOpen(request, query, optionsOf(query));
    if (this.#sessions.wasEnded(sessionId)) return { endedId: sessionId };
    return { session: this.#sessions.get(sessionId), options: joinOptions(request, query) };
  }

  /**
   * The private session that the last event came from, while it lives, else a new one. Throws what `Sessions.open`
   * throws, and `too_many_viewers`.
   */
  resumeOrOpen(request: Request, viewing: Viewing, session: SessionOptions): ToWatch {
    const options = joinOptions(request, viewing);
    const { lastEventId = '' } = options;
    const found = this.#sessions.resume(lastEventId);
    if (found === 'ended') return { endedId: parseEventId(lastEventId)?.sessionId ?? '' };
    if (found && !found.stored.shared) return { session: found, options };
    this.#admission.checkAddress(clientAddress(request));
    return {
      session: this.#sessions.open(session, { shared: false }),
      options: { ...options, lastEventId: undefined },
    };
  }
}

/** The header comes first: an `EventSource` that reconnects keeps the query of its first request. */
function joinOptions(request: Request, { lastEventId, maxRate }: Viewing): JoinOptions {
  return { lastEventId: request.get('Last-Event-ID') || lastEventId || undefined, maxRate };
}
