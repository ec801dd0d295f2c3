import { z } from 'zod';
import { API_BASE } from '../contract/endpoint.ts';
import { identifier } from '../contract/records.ts';
import type { SessionState } from '../contract/session.ts';
import type { Sessions } from '../replay/sessions.ts';
import { fromCursor, toCursor } from './cursor.ts';
import type { Handlers } from './mount.ts';
import { invalidRequest } from './validation.ts';

/** Shared sessions, and the commands to any session. */
export function sessionRoutes(
  sessions: Sessions,
): Handlers<'openSession' | 'listSessions' | 'getSession' | 'endSession' | 'control' | 'setParams'> {
  return {
    openSession({ body, response }) {
      const state = sessions.open(body, { shared: true }).state();
      response.status(201).location(`${API_BASE}/sessions/${state.sessionId}`).json(state);
    },
    listSessions({ query, response }) {
      response.json(pageOf(sessions.list(), query.limit, query.cursor));
    },
    getSession({ params, response }) {
      response.json(sessions.get(params.sessionId).state());
    },
    endSession({ params, response }) {
      sessions.end(params.sessionId);
      response.status(204).end();
    },
    async control({ body, response }) {
      response.json({ status: 'success', session: await sessions.control(body) });
    },
    setParams({ body, response }) {
      response.json({ status: 'success', session: sessions.setParams(body) });
    },
  };
}

/** The page after the session that the cursor names; refused where that one is gone, for then its place is unknown. */
function pageOf(states: readonly SessionState[], limit: number, cursor: string | undefined) {
  let start = 0;
  if (cursor !== undefined) {
    const { after } = fromCursor(z.strictObject({ after: identifier }), cursor);
    start = states.findIndex(state => state.sessionId === after) + 1;
    if (start === 0) {
      throw invalidRequest([
        { path: 'cursor', message: 'leads to a session that is gone; list from the start' },
      ]);
    }
  }
  const items = states.slice(start, start + limit);
  const last = start + limit < states.length ? items.at(-1) : undefined;
  return { items, next: last ? toCursor({ after: last.sessionId }) : null };
}
