import type { z } from 'zod';
import { API_BASE } from '../../server/contract/endpoint.ts';
import type { FieldError } from '../../server/contract/problems.ts';
import { isAway, readRefusal } from './refusal.ts';

/**
 * A call that did not succeed. `detail` is the server's own reason where it gave one, else plain words; `code` is the
 * problem's code, or `unreachable` where no answer came and `unreadable` where it was not what the contract says.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly errors: readonly FieldError[];

  constructor(code: string, detail: string, errors: readonly FieldError[] = []) {
    super(detail);
    this.code = code;
    this.errors = errors;
  }
}

/** Whether `error` only says that the call was given up by an AbortSignal. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

type RequestOptions = {
  readonly method?: 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
};

/** What was answered, and the version of the data that it is of, where the server tells one. */
export type Versioned<T> = { readonly data: T; readonly version: string | null };

/**
 * Calls `path` below the base (GET, or POST where a body is given) and parses the answer, `undefined` where that is empty.
 * @throws {ApiError} for a problem, no answer or an answer that breaks the schema; the signal's reason when aborted.
 */
export async function request<S extends z.ZodType>(
  path: string,
  schema: S,
  options: RequestOptions = {},
): Promise<z.infer<S>> {
  return (await requestVersioned(path, schema, options)).data;
}

/** As {@link request}, with the version of what is answered: what did not change since comes from the browser's cache. */
export async function requestVersioned<S extends z.ZodType>(
  path: string,
  schema: S,
  { method, body, signal }: RequestOptions = {},
): Promise<Versioned<z.infer<S>>> {
  const answer = await send(path, method, body, signal);
  if (!answer.ok) throw await refused(answer);
  const parsed = schema.safeParse(await readJson(answer));
  if (!parsed.success) throw new ApiError('unreadable', 'The server answered with something unexpected.');
  return { data: parsed.data, version: answer.headers.get('ETag') };
}

async function send(
  path: string,
  method: RequestOptions['method'],
  body: unknown,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const init: RequestInit =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  if (method) init.method = method;
  if (signal) init.signal = signal;
  try {
    return await fetch(`${API_BASE}/${path}`, init);
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new ApiError('unreachable', 'The server cannot be reached.');
  }
}

async function refused(answer: Response): Promise<ApiError> {
  const { code, detail, errors } = await readRefusal(answer);
  if (code !== undefined) return new ApiError(code, detail, errors);
  return new ApiError(isAway(answer) ? 'unreachable' : 'unreadable', detail);
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch (error) {
    if (isAbort(error)) throw error;
    return undefined;
  }
}
