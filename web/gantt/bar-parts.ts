import type { FlightState, TaskState } from '../../server/contract/records.ts';
import { LATE_AFTER_MS, lateBy } from '../shift/lateness.ts';
import { type GanttBar, type Look, type Span, shapeOf, stateOf, type TaskBar } from './gantt-bar.ts';

/** What of a bar is drawn, as known at a time. Times are ms since 1970; nothing goes beyond what is known. */
export type BarParts = {
  readonly look: Look;
  readonly planned: Span | null;
  /** What was done within the plan, and what of it lies beyond a plan that was missed. */
  readonly inPlan: Span | null;
  readonly beyond: Span | null;
  /** From the planned to the actual, or still missing, beginning of something late. */
  readonly waited: Span | null;
  /** The way of its vehicle to it, and the time that it then stood there. */
  readonly way: Span | null;
  readonly ready: Span | null;
  readonly openStart: boolean;
  readonly openEnd: boolean;
  /** Over all parts. */
  readonly whole: Span;
};

/** The parts of a bar; `null` where there is nothing of it to draw. `known` and `until` as in `GanttView`. */
export function partsOf(bar: GanttBar, known: number | null, until: number): BarParts | null {
  const state = stateOf(bar, known);
  if (!state) return null;
  const { planned, actual: recorded, look, openStart, openEnd } = shapeOf(state);
  if (!planned && !recorded) return null;
  const end = known ?? until;
  const actual = recorded && { from: recorded.from, to: Math.max(recorded.from, Math.min(recorded.to, end)) };
  const late = isLate(state, planned, actual, end);
  const due = late && planned && !openEnd ? planned.to : Number.POSITIVE_INFINITY;
  const inPlan = actual && actual.from < due ? { from: actual.from, to: Math.min(actual.to, due) } : null;
  const beyond = actual && actual.to > due ? { from: Math.max(actual.from, due), to: actual.to } : null;
  const began = actual?.from ?? (look === 'cancelled' || look === 'failed' ? null : end);
  const waited =
    late && planned && !openStart && began !== null && began > planned.from
      ? { from: planned.from, to: began }
      : null;
  const { way, ready } = bar.kind === 'task' ? wayTo(bar, state as TaskState, known, end) : NO_WAY;
  let { from, to } = (planned ?? actual) as Span;
  for (const part of [actual, waited, way]) {
    if (!part) continue;
    from = Math.min(from, part.from);
    to = Math.max(to, part.to);
  }
  return { look, planned, inPlan, beyond, waited, way, ready, openStart, openEnd, whole: { from, to } };
}

function isLate(
  state: TaskState | FlightState,
  planned: Span | null,
  actual: Span | null,
  end: number,
): boolean {
  if ('taskId' in state) return lateBy(state, end) !== null;
  if (!planned || !actual) return false;
  const { milestones } = state;
  const missed = (told: string | null | undefined, by: number) => Boolean(told) && by >= LATE_AFTER_MS;
  return (
    missed(milestones?.SIBT && milestones.AIBT, actual.from - planned.from) ||
    missed(milestones?.SOBT, actual.to - planned.to)
  );
}

const NO_WAY = { way: null, ready: null };

/** When the vehicle that has the task now drove to it, and stood there before it began. */
function wayTo(bar: TaskBar, state: TaskState, known: number | null, end: number) {
  if (state.vehicleId === null) return NO_WAY;
  let [setOff, there]: [number | null, number | null] = [null, null];
  for (const { time, state: told } of bar.story.told) {
    if (known !== null && time > known) break;
    if (told.vehicleId !== state.vehicleId) setOff = there = null;
    else if (told.status === 'en_route') setOff ??= time;
    else if (told.status === 'on_position') there ??= time;
  }
  const began = shapeOf(state).actual?.from ?? end;
  const arrived = Math.min(there ?? began, began);
  return {
    way: setOff !== null && setOff < arrived ? { from: setOff, to: arrived } : null,
    ready: there !== null && there < began ? { from: there, to: began } : null,
  };
}
