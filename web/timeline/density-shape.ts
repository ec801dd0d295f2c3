import type { DensityBucket } from '../../server/contract/history.ts';
import { toMs } from '../../server/contract/time.ts';
import { type Scale, xOf } from './scale.ts';

/** A bucket laid out: pixels across, heights as shares `[0, 1]` of the tallest in the range. */
export interface DensityColumn {
  readonly x: number;
  readonly width: number;
  readonly vehicles: number;
  /** Tasks and flights together, in a scale of their own: positions outnumber them by thousands. */
  readonly work: number;
  readonly late: boolean;
  readonly severity: 'warning' | 'critical' | null;
}

/** Heights follow the square root of the counts, so that quiet minutes still show beside busy ones. */
export function densityColumns(buckets: readonly DensityBucket[], scale: Scale): DensityColumn[] {
  const work = (bucket: DensityBucket) => bucket.counts.task + bucket.counts.flight;
  const mostVehicles = Math.max(1, ...buckets.map(bucket => bucket.counts.vehicle));
  const mostWork = Math.max(1, ...buckets.map(work));
  return buckets.map(bucket => {
    const x = xOf(scale, toMs(bucket.from));
    return {
      x,
      width: xOf(scale, toMs(bucket.to)) - x,
      vehicles: Math.sqrt(bucket.counts.vehicle / mostVehicles),
      work: Math.sqrt(work(bucket) / mostWork),
      late: bucket.lateTasks > 0,
      severity:
        bucket.notifications.critical > 0 ? 'critical' : bucket.notifications.warning > 0 ? 'warning' : null,
    };
  });
}

/** The bucket that `time` lies in; buckets are in time order and half open. */
export function bucketAt(buckets: readonly DensityBucket[], time: number): DensityBucket | undefined {
  let low = 0;
  let high = buckets.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const bucket = buckets[middle];
    if (!bucket) return undefined;
    if (time < toMs(bucket.from)) high = middle - 1;
    else if (time >= toMs(bucket.to)) low = middle + 1;
    else return bucket;
  }
  return undefined;
}

/** How many buckets to ask for: one to about four pixels, within what the server draws sensibly. */
export function bucketCount(width: number): number {
  return Math.min(500, Math.max(60, Math.round(width / 4)));
}
