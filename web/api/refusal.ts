import type { FieldError, ProblemCode } from '../../server/contract/problems.ts';
import type { Closing } from './transport.ts';

/** What a refusing answer says of its reason; `code` is none where it was not our server that spoke. */
export type Refusal = {
  readonly code: ProblemCode | undefined;
  readonly detail: string;
  readonly errors: readonly FieldError[];
};

/** Codes that say: what is asked for is not here, or not in this way. Another way may still lead there. */
const NOT_THIS_WAY: ReadonlySet<string> = new Set<ProblemCode>([
  'not_found',
  'method_not_allowed',
  'not_acceptable',
  'upgrade_required',
]);
/** What a proxy answers that cannot reach the server behind it. */
const AWAY: ReadonlySet<number> = new Set([502, 503, 504]);
/** Below 500, what passes with time. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

/**
 * Reads a refusing answer. Its outline alone is checked, so that no schema has to be loaded where only a stream is read.
 * @throws the signal's reason where the answer is given up.
 */
export async function readRefusal(answer: Response): Promise<Refusal> {
  const text = await answer.text();
  const told = outline(text);
  if (told) return told;
  const detail = isAway(answer)
    ? 'The server cannot be reached.'
    : `The server answered with status ${answer.status} and no reason.`;
  return { code: undefined, detail, errors: [] };
}

/** Whether an answer without a reason of ours says that a proxy cannot reach the server. */
export function isAway(answer: Response): boolean {
  return AWAY.has(answer.status);
}

/** What it means for a stream that its request was refused. @throws as {@link readRefusal} */
export async function closingOf(answer: Response): Promise<Closing> {
  if (answer.status === 204) return { is: 'ended' };
  if (answer.ok) return { is: 'blocked' };
  const { code, detail } = await readRefusal(answer);
  const retryAfterMs = retryAfter(answer.headers.get('Retry-After'));
  const passing = answer.status >= 500 || PASSING.has(answer.status);
  if (code === undefined) {
    if (passing && retryAfterMs !== undefined) return { is: 'busy', detail, retryAfterMs };
    return { is: isAway(answer) ? 'lost' : 'blocked' };
  }
  if (NOT_THIS_WAY.has(code)) return { is: 'blocked' };
  return passing ? { is: 'busy', detail, retryAfterMs } : { is: 'gone', detail };
}

/** The milliseconds of a `Retry-After`: seconds, or a date (RFC 9110, 10.2.3). */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

function outline(text: string): Refusal | undefined {
  try {
    const told = JSON.parse(text);
    if (typeof told?.code !== 'string' || typeof told.detail !== 'string') return undefined;
    return { code: told.code, detail: told.detail, errors: Array.isArray(told.errors) ? told.errors : [] };
  } catch {
    return undefined;
  }
}
