import type { Extent } from '../state/extent.ts';
import { bucketCount } from './density-shape.ts';

/** What to ask the server for: so many equal buckets over `[from, to)`, ms since 1970. */
export type DensitySpan = Extent & { readonly buckets: number };

/** No bucket is narrower than this, ms: positions come once a second. */
const NARROWEST_MS = 1000;

/** The whole domain in buckets of about four pixels. */
export function wholeSpan(domain: Extent, width: number): DensitySpan {
  return { ...domain, buckets: bucketCount(width) };
}

/**
 * What to read for a window of the domain: more than the window, in steps of its length, so that panning and zooming a
 * little ask for nothing new. A bucket is two to eight pixels wide.
 */
export function detailSpan(window: Extent, domain: Extent, width: number): DensitySpan {
  const length = Math.max(1, window.to - window.from);
  const level = 2 ** Math.ceil(Math.log2(length));
  const start = Math.floor(window.from / (level / 2)) * (level / 2);
  const from = Math.max(domain.from, start);
  const to = Math.min(domain.to, start + 2 * level);
  const wanted = Math.round(((to - from) / level) * bucketCount(width) * 2);
  return { from, to, buckets: Math.max(1, Math.min(wanted, Math.floor((to - from) / NARROWEST_MS))) };
}
