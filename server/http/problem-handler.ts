import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { PROBLEMS, ReplayError } from '../contract/problems.ts';
import { problemBody, refusalOf } from './problem-of.ts';

/** Answers every refusal and failure with a problem (RFC 9457); failures of the server go into the log. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const refusal = refusalOf(error);
    if (!(error instanceof ReplayError) && PROBLEMS[refusal.code].status >= 500) {
      const { method, originalUrl: url } = request;
      log.error({ err: error, requestId: response.locals.requestId, method, url }, 'request failed');
    }
    if (response.headersSent) response.destroy();
    else sendProblem(response, refusal);
  };
}

function sendProblem(response: Response, { code, message, errors }: ReplayError): void {
  const body = problemBody(code, message, [...errors]);
  response.removeHeader('ETag');
  response.set('Cache-Control', 'no-store');
  response.status(body.status).type('application/problem+json').send(JSON.stringify(body));
}
