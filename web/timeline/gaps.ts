import type { DensityBucket } from '../../server/contract/history.ts';
import { toMs } from '../../server/contract/time.ts';
import type { Extent } from '../state/extent.ts';

/** Silence shorter than this is no gap, however narrow the buckets are, ms. */
const SHORTEST_GAP_MS = 60_000;

/** Where nothing at all was recorded for at least a whole bucket and a minute; in order of time, `to` exclusive. */
export function gapsOf(buckets: readonly DensityBucket[]): Extent[] {
  const gaps: Extent[] = [];
  let from: number | null = null;
  let to = 0;
  const close = () => {
    if (from !== null && to - from >= SHORTEST_GAP_MS) gaps.push({ from, to });
    from = null;
  };
  for (const bucket of buckets) {
    if (isEmpty(bucket)) {
      from ??= toMs(bucket.from);
      to = toMs(bucket.to);
    } else {
      close();
    }
  }
  close();
  return gaps;
}

function isEmpty({ counts }: DensityBucket): boolean {
  return counts.vehicle + counts.task + counts.flight + counts.notification + counts.decision === 0;
}
