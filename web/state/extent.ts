import type { Airport } from '../../server/contract/history.ts';
import { toMs } from '../../server/contract/time.ts';
import { airport } from './airports.ts';
import { session } from './session.ts';
import { steadyExtent } from './steady-extent.ts';

/** Times in ms since 1970. */
export type Extent = { readonly from: number; readonly to: number };

/** A recording up to this long is looked at as a whole; of a longer one what lies around the session's range. */
const WHOLE_UP_TO_MS = 36 * 3_600_000;
/** What of a long recording is looked at begins and ends at whole multiples of this, so that it seldom changes. */
const GRAIN_MS = 6 * 3_600_000;

/**
 * What the timeline, the Gantt and the boards reach over: more than the session's range where that is a piece of the
 * recording, so that a loop over some minutes is seen within its shift. The same object until it changes; `null` without
 * a session.
 */
export const extent = steadyExtent(() => {
  const open = session.value;
  if (!open) return null;
  return extentAround(
    { from: toMs(open.startTime), to: toMs(open.endTime) },
    recordedExtent(airport.value?.recorded ?? []),
  );
});

/** From the first recorded position to the last, from record to record where there are no positions; `null` without any. */
export function recordedExtent(recorded: Airport['recorded']): Extent | null {
  const positions = recorded.filter(span => span.kind === 'vehicle');
  const spans = positions.length > 0 ? positions : recorded;
  if (spans.length === 0) return null;
  return {
    from: Math.min(...spans.map(span => toMs(span.from))),
    to: Math.max(...spans.map(span => toMs(span.to))),
  };
}

/** See {@link extent}; always holds the whole range. */
export function extentAround(range: Extent, recorded: Extent | null): Extent {
  if (!recorded) return range;
  const near =
    recorded.to - recorded.from <= WHOLE_UP_TO_MS
      ? recorded
      : {
          from: Math.max(recorded.from, Math.floor((range.from - GRAIN_MS / 2) / GRAIN_MS) * GRAIN_MS),
          to: Math.min(recorded.to, Math.ceil((range.to + GRAIN_MS / 2) / GRAIN_MS) * GRAIN_MS),
        };
  return { from: Math.min(range.from, near.from), to: Math.max(range.to, near.to) };
}
