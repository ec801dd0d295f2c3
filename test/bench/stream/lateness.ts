import { ENDPOINTS } from '../../../server/contract/endpoints.ts';

const BUCKET = /^airside_replay_tick_lateness_seconds_bucket\{le="(?<le>[^"]+)"\} (?<count>\d+)$/gm;

/** Ticks so far by how late they came: how many came late by no more than so many seconds. */
export type Lateness = ReadonlyMap<number, number>;

/** Reads off the server's metrics how late its ticks came. */
export async function readLateness(url: string): Promise<Lateness> {
  const text = await (await fetch(`${url}${ENDPOINTS.getMetrics.path}`)).text();
  const buckets = [...text.matchAll(BUCKET)].map(
    ({ groups }) => [Number(groups?.le?.replace('+Inf', 'Infinity')), Number(groups?.count)] as const,
  );
  if (buckets.length === 0) throw new Error(`${url} has no metric of how late ticks come`);
  return new Map(buckets);
}

/** The lateness in seconds that the share `q` of the ticks between two readings did not exceed: its bucket's upper bound. */
export function latenessQuantile(before: Lateness, after: Lateness, q: number): number {
  const counts = [...after].map(([le, count]) => [le, count - (before.get(le) ?? 0)] as const);
  const all = counts.at(-1)?.[1] ?? 0;
  return counts.find(([, count]) => count >= all * q)?.[0] ?? Number.NaN;
}
