import { useEffect, useState } from 'preact/hooks';
import type { DensityBucket } from '../../server/contract/history.ts';
import { readDensity } from '../api/calls.ts';
import { isAbort } from '../api/request.ts';
import { browserClock } from '../api/wall-clock.ts';
import { recordedAnew } from '../state/recorded-past.ts';
import type { DensitySpan } from './density-span.ts';

export type DensityReading =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly of: DensitySpan; readonly buckets: readonly DensityBucket[] }
  | { readonly state: 'failed'; readonly reason: string };

/** How long the span has to stay the same before it is read, ms: a wheel that turns asks for many. */
const SETTLED_AFTER_MS = 120;

/**
 * The density over a span, read when it, the airport or what is recorded changes and the server can be reached; what was read stays until
 * the next answer. `null` where there is nothing to be read.
 */
export function useDensity(
  airportId: string | undefined,
  span: DensitySpan | null,
  reachable: boolean,
): DensityReading {
  const [reading, setReading] = useState<DensityReading>({ state: 'reading' });
  const { from, to, buckets } = span ?? { from: 0, to: 0, buckets: 0 };
  const version = recordedAnew.value;
  useEffect(() => {
    void version;
    if (airportId === undefined || buckets === 0 || !reachable) return;
    const abort = new AbortController();
    const read = () =>
      readDensity(airportId, from, to, buckets, abort.signal).then(
        density => setReading({ state: 'read', of: { from, to, buckets }, buckets: density.buckets }),
        error => {
          if (isAbort(error)) return;
          setReading({ state: 'failed', reason: error instanceof Error ? error.message : String(error) });
        },
      );
    const cancel = browserClock.after(SETTLED_AFTER_MS, () => void read());
    return () => {
      cancel();
      abort.abort();
    };
  }, [airportId, from, to, buckets, reachable, version]);
  return reading;
}
