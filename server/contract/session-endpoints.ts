import { z } from 'zod';
import { API_BASE, type Endpoint } from './endpoint.ts';
import { page } from './history.ts';
import { pageQuery } from './query.ts';
import { identifier } from './records.ts';
import { commandAnswer, controlCommand, paramsCommand, sessionOptions, sessionState } from './session.ts';

const params = z.strictObject({ sessionId: identifier });

const commanded = {
  200: { description: 'The session after the command', content: { 'application/json': commandAnswer } },
};

/** Shared sessions, and the commands that drive any session. */
export const SESSION_ENDPOINTS = {
  openSession: {
    method: 'post',
    path: `${API_BASE}/sessions`,
    summary: 'Open a shared session',
    body: sessionOptions,
    answers: {
      201: {
        description: 'The session',
        content: { 'application/json': sessionState },
        headers: z.object({ Location: z.string().meta({ description: 'Path of the session' }) }),
      },
    },
    problems: ['airport_not_found', 'invalid_range', 'out_of_range', 'too_many_sessions'],
  },
  listSessions: {
    method: 'get',
    path: `${API_BASE}/sessions`,
    summary: 'List the shared sessions in order of creation',
    query: z.strictObject(pageQuery),
    answers: {
      200: { description: 'A page of sessions', content: { 'application/json': page(sessionState) } },
    },
    problems: [],
  },
  getSession: {
    method: 'get',
    path: `${API_BASE}/sessions/{sessionId}`,
    summary: 'Read a session',
    params,
    answers: { 200: { description: 'The session', content: { 'application/json': sessionState } } },
    problems: ['session_not_found'],
  },
  endSession: {
    method: 'delete',
    path: `${API_BASE}/sessions/{sessionId}`,
    summary: 'End a session: its viewers get an end event and their streams close',
    params,
    answers: { 204: { description: 'It is ended' } },
    problems: ['session_not_found'],
  },
  control: {
    method: 'post',
    path: `${API_BASE}/control`,
    summary: 'Play, pause, toggle, stop, seek or step',
    body: controlCommand,
    answers: commanded,
    problems: ['session_not_found', 'out_of_range', 'revision_conflict'],
  },
  setParams: {
    method: 'post',
    path: `${API_BASE}/set-params`,
    summary: 'Change the range, the speed, the filters or the loop, live',
    body: paramsCommand,
    answers: commanded,
    problems: ['session_not_found', 'invalid_range', 'out_of_range', 'revision_conflict'],
  },
} as const satisfies Record<string, Endpoint>;
