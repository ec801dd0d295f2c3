import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Problem, type ProblemCode, problemBody } from '../contract/problems.ts';
import type { RequestTelemetry } from './request-telemetry.ts';

/** What keeps Node from making a request of what arrived, by its error's code; anything else is no HTTP. */
const REFUSALS: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  HPE_HEADER_OVERFLOW: ['headers_too_large', 'Address and headers may have 16 kB together.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['request_timeout', 'The request did not arrive in time.'],
};

/** What a server's `clientError` is answered with where no request could be read: a problem, and the connection closes. */
export function unreadableRequests(
  telemetry: RequestTelemetry,
): (error: NodeJS.ErrnoException, socket: Duplex) => void {
  return (error, socket) => {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const [code, detail] = REFUSALS[error.code ?? ''] ?? [
      'invalid_request',
      'The request is not valid HTTP.',
    ];
    telemetry.refused(code);
    socket.end(answerWith(problemBody(code, detail)));
  };
}

function answerWith(body: Problem): string {
  const text = JSON.stringify(body);
  return (
    `HTTP/1.1 ${body.status} ${STATUS_CODES[body.status]}\r\n` +
    'Content-Type: application/problem+json; charset=utf-8\r\n' +
    `Content-Length: ${Buffer.byteLength(text)}\r\n` +
    `Cache-Control: no-store\r\nConnection: close\r\n\r\n${text}`
  );
}
