import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { ReplayError } from '../contract/problems.ts';
import { problemBody, refusalOf } from './problem-of.ts';

/** Answers every refusal and failure with a problem (RFC 9457); failures of the server go into the log. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const refusal = refusalOf(error);
    const { status } = problemBody(refusal.code, refusal.message);
    if (status === 500 || error !== refusal) {
      const entry = {
        err: error,
        requestId: response.locals.requestId,
        method: request.method,
        url: request.url,
      };
      if (status >= 500) log.error(entry, 'request failed');
    }
    if (response.headersSent) response.destroy();
    else sendProblem(response, refusal);
  };
}

export function sendProblem(response: Response, { code, message, errors }: ReplayError): void {
  const body = problemBody(code, message, [...errors]);
  response.removeHeader('ETag');
  response.set('Cache-Control', 'no-store');
  response.status(body.status).type('application/problem+json').send(JSON.stringify(body));
}
