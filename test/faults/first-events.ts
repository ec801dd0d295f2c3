import { ok } from 'node:assert/strict';
import { SseReader } from '../streams/sse-reader.ts';

/** Within what time the first event of a stream has to come, in ms. */
export const FIRST_EVENT_MS = 100;
const TRIES = 21;

/**
 * Joins a stream some times and tells, in words, how long the first event took. Throws where even the quickest took too
 * long: what holds streams back holds back all, while a machine that does other work as well is late now and then.
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
  const [quickest = Number.POSITIVE_INFINITY] = took;
  ok(quickest <= FIRST_EVENT_MS, `the first event came after ${quickest.toFixed(0)} ms at the soonest`);
  const told = [took[TRIES >> 1], took.at(-1)].map(ms => ms?.toFixed(0));
  return `first event after ${told[0]} ms (median of ${TRIES} tries, the longest ${told[1]} ms)`;
}
