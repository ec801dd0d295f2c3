import type { Request, RequestHandler } from 'express';
import { ReplayError } from '../contract/problems.ts';
import { STREAM_ENDPOINTS } from '../contract/stream-endpoints.ts';

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Paths where a GET may open a session, and where commands come through a WebSocket, which CORS does not guard. */
const OPENING: ReadonlySet<string> = new Set(
  Object.values(STREAM_ENDPOINTS)
    .filter(({ method }) => method === 'get')
    .map(({ path }) => path),
);

/**
 * Refuses what pages of other origins than our own and those given ask for, where it changes something. A browser says
 * where a page comes from, in `Sec-Fetch-Site` or in `Origin`; whoever says nothing of it is no page.
 */
export function refuseForeignPages(allowedOrigins: readonly string[]): RequestHandler {
  const allowed = new Set(allowedOrigins);
  return (request, _response, next) => {
    const { origin } = request.headers;
    if (mayChange(request.method, request.path) && isForeign(request) && !allowed.has(origin ?? '')) {
      throw new ReplayError(
        'origin_not_allowed',
        `A page of ${origin ?? 'another site'} may not do this here; the setting ALLOWED_ORIGINS names those that may. ` +
          'Behind a reverse proxy, let it pass on the Host that the browser sent.',
      );
    }
    next();
  };
}

/** Whether a request may change or open something. `path` is that of the contract, `method` in capitals. */
export function mayChange(method: string, path: string): boolean {
  return !READING.has(method) || (method === 'GET' && OPENING.has(path));
}

function isForeign(request: Request): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return origin !== undefined && !isOwn(origin, request.host?.toLowerCase());
}

/** A proxy often leaves the port out of the `Host` that it passes on. */
function isOwn(origin: string, host: string | undefined): boolean {
  const url = URL.parse(origin);
  return url !== null && (url.host === host || url.hostname === host);
}
