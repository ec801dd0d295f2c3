import type {
  DecisionState,
  FlightState,
  NotificationState,
  TaskState,
} from '../../../server/contract/records.ts';
import type { Selection } from '../../state/selection.ts';

/** Something in a lane. Times in ms since 1970; a moment begins and ends at once. */
type Drawn = {
  readonly from: number;
  readonly to: number;
  /** What a click on it selects; `null` where it concerns nothing that can be selected. */
  readonly picks: Selection | null;
  /** All that it concerns: it is marked with any of them. */
  readonly concerns: readonly Selection[];
};

/** An aircraft on its stand, from in-block to off-block; `open` where it is still there at the end of what is recorded. */
export type TurnaroundMark = Drawn & {
  readonly lane: 'turnarounds';
  readonly flight: FlightState;
  readonly open: boolean;
  /** Bars of one row do not overlap; 0 is the lowest. */
  readonly row: number;
};

/** A late task from the moment at which it was, to its end; `by` is how late it was at the worst, ms. */
export type LateMark = Drawn & { readonly lane: 'late'; readonly task: TaskState; readonly by: number };
export type NotificationMark = Drawn & {
  readonly lane: 'notifications';
  readonly notification: NotificationState;
};
export type OverrideMark = Drawn & { readonly lane: 'overrides'; readonly decision: DecisionState };

export type Mark = TurnaroundMark | LateMark | NotificationMark | OverrideMark;

export function concerns(mark: Mark, picked: Selection | null): boolean {
  return picked !== null && mark.concerns.some(each => each.kind === picked.kind && each.id === picked.id);
}

/** The ids that are known, as what can be selected; in the order given. */
export function selections(of: readonly (readonly [Selection['kind'], string | null])[]): Selection[] {
  return of.flatMap(([kind, id]) => (id === null ? [] : [{ kind, id }]));
}
