import type { z } from 'zod';
import { invalidRequest } from './validation.ts';

/** Where a list goes on, as an opaque text for the client. */
export function toCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Reads what {@link toCursor} wrote; throws `invalid_request` for anything else. */
export function fromCursor<S extends z.ZodType>(schema: S, cursor: string): z.output<S> {
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (parsed.success) return parsed.data;
  throw invalidRequest([{ path: 'cursor', message: 'is not the next of a page of this list' }]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
