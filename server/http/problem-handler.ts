import type { ErrorRequestHandler, Request, Response } from 'express';
import { problemBody, type ReplayError } from '../contract/problems.ts';
import { passes } from './problem-of.ts';
import type { Refusals } from './refusals.ts';
import { isEventSource, sendRefusedStream } from './refused-stream.ts';

/** When to try again after a refusal whose reason passes, in ms: each another time, so that many do not come back at once. */
const RETRY_MS = { least: 5000, most: 15_000 };

/** Answers every refusal and failure with a problem (RFC 9457). */
export function problemHandler(refusals: Refusals): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const { method, originalUrl: url } = request;
    const { requestId } = response.locals;
    const refusal = refusals.of(error, 'answering a request', { requestId, method, url });
    if (response.headersSent) response.destroy();
    else sendProblem(request, response, refusal);
  };
}

function sendProblem(request: Request, response: Response, { code, message, errors }: ReplayError): void {
  const body = problemBody(code, message, [...errors]);
  response.removeHeader('ETag');
  response.set('Cache-Control', 'no-store');
  if (passes(body.status)) {
    const retryMs = Math.floor(RETRY_MS.least + (RETRY_MS.most - RETRY_MS.least) * Math.random());
    if (isEventSource(request)) {
      sendRefusedStream(response, body, retryMs);
      return;
    }
    response.set('Retry-After', String(Math.ceil(retryMs / 1000)));
  }
  response.status(body.status).type('application/problem+json').send(JSON.stringify(body));
}
