import type { RequestHandler } from 'express';
import { nanoid } from 'nanoid';
import type { Logger } from 'pino';

/** What an id of a client or proxy may look like: anything else could forge lines of a log. */
const WELL_FORMED = /^[\w.:=+/@-]{1,128}$/;

/**
 * Gives each request an id, the one that came with it or a new one, tells it in `X-Request-Id`, and logs the request
 * once it is over.
 */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const given = request.get('X-Request-Id');
    const requestId = given && WELL_FORMED.test(given) ? given : nanoid(12);
    const began = performance.now();
    response.locals.requestId = requestId;
    response.set('X-Request-Id', requestId);
    response.on('close', () => {
      const { method, originalUrl: url } = request;
      const ms = Math.round(performance.now() - began);
      log.info({ requestId, method, url, status: response.statusCode, ms }, 'request');
    });
    next();
  };
}
