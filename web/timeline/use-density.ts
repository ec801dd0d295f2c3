import { useEffect, useState } from 'preact/hooks';
import type { DensityBucket } from '../../server/contract/history.ts';
import { readDensity } from '../api/calls.ts';
import { isAbort } from '../api/request.ts';

export type DensityReading =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly buckets: readonly DensityBucket[] }
  | { readonly state: 'failed'; readonly reason: string };

/**
 * The density over `[from, to)` (epoch milliseconds), read when an argument changes and the server can be reached;
 * what was read stays while it cannot.
 */
export function useDensity(
  airportId: string | undefined,
  from: number,
  to: number,
  buckets: number,
  reachable: boolean,
): DensityReading {
  const [reading, setReading] = useState<DensityReading>({ state: 'reading' });
  useEffect(() => {
    if (airportId === undefined || buckets === 0 || !reachable) return;
    const abort = new AbortController();
    readDensity(airportId, from, to, buckets, abort.signal).then(
      density => setReading({ state: 'read', buckets: density.buckets }),
      error => {
        if (isAbort(error)) return;
        setReading({ state: 'failed', reason: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => abort.abort();
  }, [airportId, from, to, buckets, reachable]);
  return reading;
}
