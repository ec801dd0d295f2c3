import type { z } from 'zod';
import { API_BASE } from '../../server/contract/endpoint.ts';
import { type FieldError, problem } from '../../server/contract/problems.ts';

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

type RequestOptions = { readonly body?: unknown; readonly signal?: AbortSignal | undefined };

/**
 * Calls `path` below the base (GET, or POST where a body is given) and parses the answer.
 * @throws {ApiError} for a problem, no answer or an answer that breaks the schema; the signal's reason when aborted.
 */
export async function request<S extends z.ZodType>(
  path: string,
  schema: S,
  { body, signal }: RequestOptions = {},
): Promise<z.infer<S>> {
  const answer = await send(path, body, signal);
  if (!answer.ok) throw await refusal(answer);
  const parsed = schema.safeParse(await readJson(answer));
  if (!parsed.success) throw new ApiError('unreadable', 'The server answered with something unexpected.');
  return parsed.data;
}

async function send(path: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
  const init: RequestInit =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  if (signal) init.signal = signal;
  try {
    return await fetch(`${API_BASE}/${path}`, init);
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new ApiError('unreachable', 'The server cannot be reached.');
  }
}

/** What a refusing answer says of its reason. */
export async function refusal(answer: Response): Promise<ApiError> {
  const told = problem.safeParse(await readJson(answer));
  if (told.success) return new ApiError(told.data.code, told.data.detail, told.data.errors);
  if (answer.status === 502 || answer.status === 504) {
    return new ApiError('unreachable', 'The server cannot be reached.');
  }
  return new ApiError('unreadable', `The server answered with status ${answer.status} and no reason.`);
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch (error) {
    if (isAbort(error)) throw error;
    return undefined;
  }
}
