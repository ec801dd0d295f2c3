import { ok } from 'node:assert/strict';
import { SseReader } from '../streams/sse-reader.ts';

/** Within what time the first event of a stream has to come, in ms. */
export const FIRST_EVENT_MS = 100;
const TRIES = 21;

/**
 * Joins a stream some times and tells, in words, how long the first event took. Throws where that is too long by the
 * median; single ones may be late on a machine that does other work as well.
 */
export async function timeFirstEvents(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const took: number[] = [];
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const asked = performance.now();
    const reader = await SseReader.open(url, { headers });
    await reader.next();
    took.push(performance.now() - asked);
    reader.close();
  }
  took.sort((a, b) => a - b);
  const median = took[TRIES >> 1] ?? Number.POSITIVE_INFINITY;
  ok(median <= FIRST_EVENT_MS, `the first event came after ${median.toFixed(0)} ms`);
  return `first event after ${median.toFixed(0)} ms (${TRIES} tries, the longest ${took.at(-1)?.toFixed(0)} ms)`;
}
