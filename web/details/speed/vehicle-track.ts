import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { toMs } from '../../../server/contract/time.ts';
import { isAbort } from '../../api/request.ts';
import { readTracks } from '../../api/tracks.ts';
import type { Track } from '../../plot/track.ts';
import { type Extent, extent } from '../../state/extent.ts';
import { session } from '../../state/session.ts';

/** A vehicle's track over the shift, as far as it is here. */
export type TrackReading =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly track: Track; readonly span: Extent }
  | { readonly state: 'failed'; readonly reason: string };

const READING: TrackReading = { state: 'reading' };
/** More than that is too long to read at once: of a longer shift the hours that end with the session's range. */
const LONGEST_MS = 24 * 3_600_000;
/** How many tracks are kept, so that going to and fro between vehicles does not read them again. */
const KEPT = 6;

const readings = new Map<string, TrackReading>();

/** What of the shift a track is read over. */
export function trackSpan(over: Extent, rangeEnd: number): Extent {
  if (over.to - over.from <= LONGEST_MS) return over;
  const to = Math.min(over.to, Math.max(rangeEnd, over.from + LONGEST_MS));
  return { from: to - LONGEST_MS, to };
}

/** Reads the track of a vehicle while the component is drawn; `null` reads none. */
export function useTrack(vehicleId: string | null): ReadonlySignal<TrackReading> {
  const reading = useMemo(() => signal<TrackReading>(READING), [vehicleId]);
  useEffect(() => {
    if (vehicleId === null) return;
    let abort: AbortController | undefined;
    let wanted = '';
    const stop = effect(() => {
      const open = session.value;
      const over = extent.value;
      if (!open || !over) return;
      const span = trackSpan(over, toMs(open.endTime));
      const key = JSON.stringify([open.airportId, vehicleId, span]);
      if (key === wanted) return;
      wanted = key;
      abort?.abort();
      const known = readings.get(key);
      reading.value = known ?? READING;
      if (known) return;
      abort = new AbortController();
      void read(open.airportId, vehicleId, span, abort.signal).then(outcome => {
        if (!outcome) return;
        if (outcome.state === 'read') keep(key, outcome);
        reading.value = outcome;
      });
    });
    return () => {
      stop();
      abort?.abort();
    };
  }, [vehicleId]);
  return reading;
}

async function read(
  airportId: string,
  vehicleId: string,
  span: Extent,
  abort: AbortSignal,
): Promise<TrackReading | null> {
  try {
    const [found] = await readTracks({ airportId, ...span, only: vehicleId, filters: {} }, abort);
    const { times = [], speeds = [], places = [] } = found ?? {};
    const track = {
      times: times.map(toMs),
      speeds,
      places: places.map(([lon = 0, lat = 0]) => [lon, lat] as const),
    };
    return { state: 'read', track, span };
  } catch (error) {
    if (isAbort(error) || abort.aborted) return null;
    return { state: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

function keep(key: string, reading: TrackReading): void {
  readings.set(key, reading);
  const [oldest] = readings.keys();
  if (readings.size > KEPT && oldest !== undefined) readings.delete(oldest);
}
