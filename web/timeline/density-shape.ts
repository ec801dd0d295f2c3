import type { DensityBucket } from '../../server/contract/history.ts';
import { toMs } from '../../server/contract/time.ts';
import { type Scale, xOf } from './scale.ts';

/** A bucket laid out: pixels across, heights as shares `[0, 1]` of the tallest that is shown. */
export interface DensityColumn {
  readonly x: number;
  readonly width: number;
  readonly vehicles: number;
  /**
   * Changes of tasks, then of flights, then decisions, one upon the other, in a scale of their own: positions outnumber
   * them by thousands.
   */
  readonly work: readonly [tasks: number, flights: number, decisions: number];
}

/** The columns in sight. Heights follow the square root of the counts, so that quiet minutes still show beside busy ones. */
export function densityColumns(buckets: readonly DensityBucket[], scale: Scale): DensityColumn[] {
  const shown = buckets.filter(bucket => toMs(bucket.to) > scale.start && toMs(bucket.from) < scale.end);
  const mostVehicles = shown.reduce((most, bucket) => Math.max(most, bucket.counts.vehicle), 1);
  const mostWork = shown.reduce((most, bucket) => Math.max(most, workIn(bucket)), 1);
  return shown.map(bucket => {
    const x = xOf(scale, toMs(bucket.from));
    const { vehicle, task, flight, decision } = bucket.counts;
    const work = workIn(bucket);
    const unit = work === 0 ? 0 : Math.sqrt(work / mostWork) / work;
    return {
      x,
      width: xOf(scale, toMs(bucket.to)) - x,
      vehicles: Math.sqrt(vehicle / mostVehicles),
      work: [task * unit, flight * unit, decision * unit],
    };
  });
}

function workIn({ counts }: DensityBucket): number {
  return counts.task + counts.flight + counts.decision;
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
