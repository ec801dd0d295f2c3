import { computed, effect, signal } from '@preact/signals';
import type { Filters } from '../../server/contract/filters.ts';
import { isAbort } from '../api/request.ts';
import { browserClock } from '../api/wall-clock.ts';
import { connection } from '../state/connection.ts';
import { type Extent, extent } from '../state/extent.ts';
import { recordedAnew } from '../state/recorded-past.ts';
import { session } from '../state/session.ts';
import { entitiesVersion } from '../state/shown.ts';
import { readShift } from './read-shift.ts';
import { EMPTY_LOG, type ShiftLog } from './shift-log.ts';

export type ShiftReading =
  | { readonly state: 'waiting' }
  /** `share` of it is read, 0 to 1. */
  | { readonly state: 'reading'; readonly share: number }
  | { readonly state: 'read' }
  | { readonly state: 'failed'; readonly reason: string };

/** How far the reading of {@link shift} has come. */
export const shiftReading = signal<ShiftReading>({ state: 'waiting' });

/**
 * The shift's work over the `extent` as it was recorded from its beginning to its end, the future of the playhead too:
 * what was known at a time is `story.at(time)`. It passes the session's filters, save those by status and place, which a
 * story would be torn by. While another is being read, the last one stays.
 */
export const shift = signal<ShiftLog>(EMPTY_LOG);

/** How long to leave the line to the map and the first state, and before trying again, ms. */
const AFTER_FIRST_STATE_MS = 200;
const AGAIN_AFTER_MS = 5000;

type Wanted = Extent & { readonly airportId: string; readonly filters: Filters };

/** Changes only with what is to be read. */
const wanted = computed(() => {
  const open = session.value;
  const over = extent.value;
  if (!open || !over) return null;
  const { vehicleStatuses: _, taskStatuses: __, bbox: ___, ...filters } = open.filters;
  return JSON.stringify({ airportId: open.airportId, ...over, filters } satisfies Wanted);
});

const ready = computed(() => connection.value.state === 'live' && entitiesVersion.value > 0);
const attempt = signal(0);

/** Reads {@link shift} whenever something else is to be read. Returns what ends it. */
export function keepShift(): () => void {
  return effect(() => {
    const text = wanted.value;
    void [attempt.value, recordedAnew.value];
    if (text === null || !ready.value) return;
    const reading = new AbortController();
    const cancel = browserClock.after(
      AFTER_FIRST_STATE_MS,
      () => void read(JSON.parse(text), reading.signal),
    );
    return () => {
      cancel();
      reading.abort();
    };
  });
}

async function read({ airportId, from, to, filters }: Wanted, signal: AbortSignal): Promise<void> {
  try {
    shiftReading.value = { state: 'reading', share: 0 };
    const log = await readShift(airportId, { from, to }, filters, {
      signal,
      onShare: share => {
        shiftReading.value = { state: 'reading', share };
      },
    });
    shift.value = log;
    shiftReading.value = { state: 'read' };
  } catch (error) {
    if (isAbort(error) || signal.aborted) return;
    shiftReading.value = { state: 'failed', reason: error instanceof Error ? error.message : String(error) };
    const cancel = browserClock.after(AGAIN_AFTER_MS, () => {
      attempt.value += 1;
    });
    signal.addEventListener('abort', cancel);
  }
}
