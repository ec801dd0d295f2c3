import { API_BASE } from '../../server/contract/endpoint.ts';
import { closingOf } from './refusal.ts';
import type { ParsedEvent } from './sse-parser.ts';
import type { Closing } from './transport.ts';

/** An answer's events, or why there was none. */
export type Polled = { readonly is: 'events'; readonly events: readonly ParsedEvent[] } | Closing;

type PollAnswer = { readonly events: readonly { event: string; id: string; data: unknown }[] };

/** Asks once for what comes after the event that `query` names, waiting at most `wait` (ISO 8601) for it. Never throws. */
export async function poll(
  origin: string,
  query: string,
  wait: string,
  signal?: AbortSignal,
): Promise<Polled> {
  try {
    const url = `${origin}${API_BASE}/poll?${query}&wait=${wait}`;
    const answer = await fetch(url, { cache: 'no-store', signal: signal ?? null });
    if (answer.status !== 200) return await closingOf(answer);
    const told = await answer.json().catch(() => undefined);
    if (!isPollAnswer(told)) return { is: signal?.aborted ? 'lost' : 'blocked' };
    const events = told.events.map(({ event, id, data }) => ({ event, id, data: JSON.stringify(data) }));
    return { is: 'events', events };
  } catch {
    return { is: 'lost' };
  }
}

function isPollAnswer(told: unknown): told is PollAnswer {
  return typeof told === 'object' && told !== null && 'events' in told && Array.isArray(told.events);
}
