import type { Airport } from '../contract/history.ts';
import { toMs } from '../contract/time.ts';

/** From the first to the last record of an airport, ms since the epoch; 0 and 0 where it has none. */
export function recordedSpan({ recorded }: Airport): { readonly from: number; readonly to: number } {
  if (recorded.length === 0) return { from: 0, to: 0 };
  return {
    from: Math.min(...recorded.map(span => toMs(span.from))),
    to: Math.max(...recorded.map(span => toMs(span.to))),
  };
}
