import type { DensityBucket } from '../../server/contract/history.ts';
import type { Extent } from '../state/extent.ts';
import type { DensityReading } from './use-density.ts';

/** The buckets to draw of a window: the fine ones where they cover it, else the coarse ones of the whole. */
export function shownBuckets(
  window: Extent,
  whole: DensityReading,
  detail: DensityReading,
): readonly DensityBucket[] {
  if (detail.state === 'read' && detail.of.from <= window.from && detail.of.to >= window.to)
    return detail.buckets;
  return whole.state === 'read' ? whole.buckets : [];
}

/** The parts of `all` that lie outside of what is read. */
export function unreadParts(all: Extent, read: Extent | null): Extent[] {
  if (!read || read.to <= all.from || read.from >= all.to) return [all];
  return [
    { from: all.from, to: read.from },
    { from: read.to, to: all.to },
  ].filter(part => part.to - part.from >= 1000);
}
