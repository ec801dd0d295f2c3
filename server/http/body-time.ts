import type { RequestHandler } from 'express';
import { ReplayError } from '../contract/problems.ts';
import { RECORDING_ENDPOINTS } from '../contract/recording-endpoints.ts';

/** How long a body may take to arrive. */
const LONGEST_MS = 300_000;

/**
 * Refuses bodies that take too long to arrive. An upload may take as long as something comes of it, which it sees to
 * itself; Node's own limit on whole requests could make no such difference.
 */
export function limitBodyTime(longestMs = LONGEST_MS): RequestHandler {
  return (request, response, next) => {
    next();
    if (request.complete || request.path === RECORDING_ENDPOINTS.importRecordings.path) return;
    const { headers } = request;
    if (!('transfer-encoding' in headers) && (headers['content-length'] ?? '0') === '0') return;
    const timer = setTimeout(() => {
      if (request.complete || response.headersSent) {
        request.destroy();
        return;
      }
      response.once('finish', () => request.destroy());
      next(new ReplayError('request_timeout', 'The request did not arrive in time.'));
    }, longestMs);
    for (const end of ['end', 'close'] as const) request.once(end, () => clearTimeout(timer));
  };
}
