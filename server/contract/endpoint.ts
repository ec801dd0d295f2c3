import type { z } from 'zod';
import type { ProblemCode } from './problems.ts';

/** Where the API's paths begin. */
export const API_BASE = '/api/auto_dispatch/replay';

/** One answer of an endpoint that is not a problem. */
export interface Answer {
  readonly description: string;
  /** Media type and schema of the body; none where there is no body. */
  readonly content?: Readonly<Record<string, z.ZodType>>;
  readonly headers?: z.ZodObject;
}

/** One operation of the API: what validates it and what documents it. */
export interface Endpoint {
  readonly method: 'get' | 'post' | 'delete';
  /** Path with `{name}` for each parameter. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodObject;
  /** Fields of the query; one that is not named here is refused. */
  readonly query?: z.ZodObject;
  /** Request headers that the operation reads. */
  readonly headers?: z.ZodObject;
  /** The JSON body; required where the operation has one. */
  readonly body?: z.ZodType;
  /** The fields of a `multipart/form-data` body, which the operation reads by itself, piece by piece. */
  readonly form?: z.ZodObject;
  /** Answers by status. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** Problems of its own; those that any operation may answer with are not repeated. */
  readonly problems: readonly ProblemCode[];
  /** The answer changes only with the recorded data: it carries an `ETag`, and `If-None-Match` gets a 304. */
  readonly cacheable?: true;
}
