const SHORTEST_MS = 1000;
const LONGEST_MS = 30_000;

/**
 * How long to wait before try number `attempt` (from 1): a random time in the upper half of a span that doubles from
 * two seconds to thirty, so that many pages that lost one server do not come back at once.
 * @param random in [0, 1)
 * @returns milliseconds, 1,000 to 30,000
 */
export function backoffMs(attempt: number, random: number): number {
  const span = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** attempt);
  return span / 2 + (span / 2) * random;
}
