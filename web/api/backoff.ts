/** What a server that names no time is given to come back, ms: the first wait is one to two seconds. */
const USUAL_MS = 2000;
const SHORTEST_MS = 200;
const LONGEST_MS = 30_000;

/**
 * How long to wait before try number `attempt` (from 1): a random time in the upper half of a span that doubles from
 * `firstMs`, the time that the server asks for, to thirty seconds, so that many pages that lost one server do not come back
 * at once. A server that asks for longer than that gets it.
 * @param random in [0, 1)
 * @returns milliseconds
 */
export function backoffMs(attempt: number, random: number, firstMs = USUAL_MS): number {
  const first = Math.max(SHORTEST_MS, firstMs);
  const span = Math.min(Math.max(first, LONGEST_MS), first * 2 ** (attempt - 1));
  return span / 2 + (span / 2) * random;
}
