import type { Request, Response } from 'express';
import type { Endpoint } from '../contract/endpoint.ts';
import { ENDPOINTS } from '../contract/endpoints.ts';
import type { Problem } from '../contract/problems.ts';
import { sseRefusal } from '../streams/sse-encoding.ts';

const EVENT_STREAM = 'text/event-stream';

/** Paths where a GET is answered with an event stream. */
const STREAM_PATHS: ReadonlySet<string> = new Set(
  Object.values<Endpoint>(ENDPOINTS)
    .filter(({ method, answers }) => method === 'get' && answers[200]?.content?.[EVENT_STREAM])
    .map(({ path }) => path),
);

/**
 * Whether an `EventSource` asks, or who asks like one: it takes any status but 200 as final, and after it never comes
 * back by itself.
 */
export function isEventSource(request: Request): boolean {
  const accepted = request.headers.accept?.toLowerCase() ?? '';
  return request.method === 'GET' && STREAM_PATHS.has(request.path) && accepted.includes(EVENT_STREAM);
}

/** Tells an `EventSource` why it has to wait, and that it should come back after `retryMs`. */
export function sendRefusedStream(response: Response, problem: Problem, retryMs: number): void {
  response.status(200).setHeader('Content-Type', EVENT_STREAM);
  response.end(sseRefusal(JSON.stringify(problem), retryMs));
}
