import { z } from 'zod';

/** Every error code that the API answers with, its HTTP status and its title. */
export const PROBLEMS = {
  invalid_request: { status: 400, title: 'The request is not valid' },
  invalid_range: { status: 422, title: 'startTime must be before endTime' },
  out_of_range: { status: 422, title: 'The time lies outside the range' },
  airport_not_found: { status: 404, title: 'No such airport' },
  session_not_found: { status: 404, title: 'No such session' },
  recording_not_found: { status: 404, title: 'No such recording' },
  not_found: { status: 404, title: 'Nothing is here' },
  method_not_allowed: { status: 405, title: 'The method is not allowed here' },
  not_acceptable: { status: 406, title: 'The answer has no such form' },
  host_not_allowed: { status: 421, title: 'The server does not answer to this host' },
  revision_conflict: { status: 409, title: 'Another command came first' },
  import_in_progress: { status: 409, title: 'Recordings are being imported or deleted' },
  recording_unusable: { status: 422, title: 'The file cannot be imported' },
  insufficient_storage: { status: 507, title: 'The disk is full' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body has another media type than it must have' },
  headers_too_large: { status: 431, title: 'The address and headers are too long' },
  request_timeout: { status: 408, title: 'The request took too long to arrive' },
  origin_not_allowed: { status: 403, title: 'Pages of this origin may not connect' },
  upgrade_required: { status: 426, title: 'This is a WebSocket' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  too_many_viewers: { status: 503, title: 'No more viewers can join' },
  damaged_record: { status: 500, title: 'A record cannot be read' },
  too_many_sessions: { status: 503, title: 'No more sessions can be opened' },
  unavailable: { status: 503, title: 'The store cannot be read or written just now' },
  internal_error: { status: 500, title: 'The server failed' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

const fieldError = z.strictObject({
  path: z.string().meta({ description: 'Where in the input, such as filters.bbox.1' }),
  message: z.string(),
});
export type FieldError = z.infer<typeof fieldError>;

/** RFC 9457 problem details. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    errors: z.array(fieldError).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

/** The problem of a code: the body of an `application/problem+json` answer, or the data of an `error` event. */
export function problemBody(code: ProblemCode, detail: string, errors: Problem['errors'] = []): Problem {
  const { status, title } = PROBLEMS[code];
  const body = { type: `urn:airside-replay:problem:${code}`, title, status, detail, code };
  return errors.length > 0 ? { ...body, errors } : body;
}

/** A refusal with a stable code; the one error handler turns it into a {@link problem}. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError';
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[];

  constructor(code: ProblemCode, detail: string, errors: readonly FieldError[] = []) {
    super(detail);
    this.code = code;
    this.errors = errors;
  }
}
