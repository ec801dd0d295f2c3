import type { FlightStatus, Severity, TaskStatus } from '../../../server/contract/vocabulary.ts';
import type { Selection } from '../../state/selection.ts';

/** What happened to an entity; `against` is how far that was behind its plan, ms, `null` where neither is told. */
type Happening =
  | { readonly what: 'taskStatus'; readonly status: TaskStatus; readonly against: number | null }
  | { readonly what: 'flightStatus'; readonly status: FlightStatus }
  /** A task was given to a vehicle, `from` another where it had one. */
  | {
      readonly what: 'assigned';
      readonly vehicleId: string;
      readonly from: string | null;
      readonly source: 'auto' | 'manual' | null;
    }
  /** A task lost its vehicle. */
  | { readonly what: 'unassigned'; readonly vehicleId: string }
  /** The planned times moved by so many ms. */
  | { readonly what: 'replanned'; readonly start: number | null; readonly by: number }
  | { readonly what: 'milestone'; readonly name: string; readonly against: number | null }
  /** A milestone is expected at another time, `by` ms later than before; `null` where it was not expected before. */
  | { readonly what: 'estimate'; readonly name: string; readonly at: number; readonly by: number | null }
  | { readonly what: 'stand'; readonly stand: string; readonly from: string | null }
  | { readonly what: 'notification'; readonly severity: Severity; readonly message: string | null }
  | { readonly what: 'decision'; readonly chosen: string | null; readonly considered: number }
  /** A task of a vehicle or at a stand took a step. */
  | {
      readonly what: 'task';
      readonly step: 'given' | 'taken' | 'started' | 'over';
      readonly status: TaskStatus | null;
      readonly against: number | null;
    }
  /** A vehicle stood still for so many ms. */
  | { readonly what: 'stop'; readonly for: number }
  /** An aircraft came on to a stand, or left it. */
  | { readonly what: 'occupied' | 'vacated'; readonly against: number | null };

/** One entry of a story; `time` in ms since 1970. `about` is another entity that it leads to. */
export type StoryEvent = Happening & {
  readonly key: string;
  readonly time: number;
  readonly about?: Selection | undefined;
};

/** Puts a story in the order of time; what happened at once stays as it was told. */
export function inOrder(events: readonly StoryEvent[]): StoryEvent[] {
  return events.toSorted((a, b) => a.time - b.time);
}

/** How many of the events lie at or before `time` (ms since 1970). */
export function toldBy(events: readonly StoryEvent[], time: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.time ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
