import type { RequestHandler, Response } from 'express';
import type { ProblemCode } from '../contract/problems.ts';

/** What the HTTP side tells of its work as it goes on. Never throws, never waits. */
export interface RequestTelemetry {
  /**
   * A request was answered within so many ms. `method` is one that the API knows, or `other`. `route` is the path of its operation as Express writes it, `page` for
   * the page's files and `none` where nothing is.
   */
  answered(method: string, route: string, status: number, ms: number): void;
  /** A request or a command through a WebSocket was refused, or failed. */
  refused(code: ProblemCode): void;
}

/** What a client may make up must not make up metrics. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS']);

/** Tells of each request once it is answered. Streams are told of as viewers. */
export function tellRequests(telemetry: RequestTelemetry): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    response.on('close', () => {
      if (isStream(response)) return;
      const { statusCode } = response;
      const route = request.route?.path ?? (statusCode < 400 ? 'page' : 'none');
      const method = METHODS.has(request.method) ? request.method : 'other';
      telemetry.answered(method, String(route), statusCode, performance.now() - began);
    });
    next();
  };
}

function isStream(response: Response): boolean {
  return response.statusCode === 101 || response.get('Content-Type') === 'text/event-stream';
}
