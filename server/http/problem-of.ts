import { ReplayError } from '../contract/problems.ts';
import { invalidRequest } from './validation.ts';

/** What the body parser refuses, by its error's `type`. */
const BODY_PROBLEMS: Readonly<Record<string, (error: Error) => ReplayError>> = {
  'entity.parse.failed': error =>
    invalidRequest([{ path: '', message: `The body is not JSON: ${error.message}` }]),
  'entity.too.large': () => new ReplayError('payload_too_large', 'A body may have at most 256 kB.'),
  'charset.unsupported': () => new ReplayError('unsupported_media_type', 'The body must be UTF-8.'),
  'encoding.unsupported': () =>
    new ReplayError('unsupported_media_type', 'The body may be sent plain or with gzip, deflate or br.'),
  'request.aborted': () => invalidRequest([{ path: '', message: 'The body broke off' }]),
  'request.size.invalid': () =>
    invalidRequest([{ path: '', message: 'The body has another length than Content-Length says' }]),
};

/** The coded error for whatever was thrown: what is none of ours is a failure of the server. */
export function refusalOf(error: unknown): ReplayError {
  if (error instanceof ReplayError) return error;
  if (error instanceof Error) {
    const known = 'type' in error && BODY_PROBLEMS[String(error.type)]?.(error);
    if (known) return known;
    if (error instanceof URIError) {
      return invalidRequest([{ path: '', message: 'The path has a broken percent-encoding' }]);
    }
    if ('status' in error && error.status === 400) {
      return invalidRequest([{ path: '', message: `The body cannot be unpacked: ${error.message}` }]);
    }
    if ('code' in error && String(error.code).startsWith('SQLITE_')) {
      return new ReplayError('unavailable', 'The store cannot be read or written just now; try again.');
    }
  }
  return new ReplayError('internal_error', 'The server failed; its log tells why.');
}

/** Whether the reason for a refusal with this status passes by itself, so that it is worth while to try again later. */
export function passes(status: number): boolean {
  return status === 429 || status === 503;
}
