import type { RequestHandler } from 'express';
import { nanoid } from 'nanoid';
import type { Logger } from 'pino';

/** Gives each request an id, told in `X-Request-Id`, and logs it once it is over. */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const requestId = nanoid(12);
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
