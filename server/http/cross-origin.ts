import cors from 'cors';
import type { RequestHandler } from 'express';

/** How long a browser may keep the answer to a preflight, in seconds. */
const PREFLIGHT_SECONDS = 600;

/** Lets pages of other origins use the API, with credentials. The routes answer the preflights themselves. */
export function crossOrigin(allowedOrigins: readonly string[]): RequestHandler {
  return cors({
    origin: [...allowedOrigins],
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'DELETE'],
    allowedHeaders: ['Content-Type', 'Last-Event-ID', 'If-None-Match', 'Cache-Control', 'X-Request-Id'],
    exposedHeaders: ['ETag', 'Location', 'Retry-After', 'X-Request-Id'],
    maxAge: PREFLIGHT_SECONDS,
    preflightContinue: true,
  });
}
