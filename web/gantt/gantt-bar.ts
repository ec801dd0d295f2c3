import type { FlightState, TaskState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import type { Story } from '../shift/story.ts';

/** Times in ms since 1970. */
export type Span = { readonly from: number; readonly to: number };

/**
 * A task or an aircraft on its stand, with all that was told of it. `from` and `to` hold every time that it ever had, so
 * that its place in a row's index stays, whatever was known when. Times are ms since 1970.
 */
export type TaskBar = Span & { readonly kind: 'task'; readonly id: string; readonly story: Story<TaskState> };
export type FlightBar = Span & {
  readonly kind: 'flight';
  readonly id: string;
  readonly story: Story<FlightState>;
};
export type GanttBar = TaskBar | FlightBar;

/** What a bar says beside its lengths. */
export type Look = 'planned' | 'unassigned' | 'running' | 'done' | 'failed' | 'cancelled';

/** How a bar is drawn at a time. What goes on still ends at `Infinity`. */
export type Shape = {
  readonly planned: Span | null;
  readonly actual: Span | null;
  readonly look: Look;
  /** Whether it began before, or goes on after, what the record tells of this flight. */
  readonly openStart: boolean;
  readonly openEnd: boolean;
};

/** How much is drawn of an aircraft's time on stand where only one end of it is told, ms. */
const OPEN_MS = 40 * 60_000;

const NEVER: Shape = { planned: null, actual: null, look: 'planned', openStart: false, openEnd: false };

/** The state of a bar at `time`, or as it turned out where that is `null`; `undefined` before it was told of. */
export function stateOf(bar: TaskBar, time: number | null): TaskState | undefined;
export function stateOf(bar: FlightBar, time: number | null): FlightState | undefined;
export function stateOf(bar: GanttBar, time: number | null): TaskState | FlightState | undefined;
export function stateOf(bar: GanttBar, time: number | null): TaskState | FlightState | undefined {
  return time === null ? bar.story.last : bar.story.at(time);
}

const shapes = new WeakMap<TaskState | FlightState, Shape>();

/** The shape of a bar in a state; kept with the state, which never changes. */
export function shapeOf(state: TaskState | FlightState): Shape {
  let shape = shapes.get(state);
  if (!shape) {
    shape = 'taskId' in state ? taskShape(state) : flightShape(state);
    shapes.set(state, shape);
  }
  return shape;
}

function taskShape(task: TaskState): Shape {
  const { plannedStart, plannedEnd, actualStart, actualEnd } = task;
  const start = plannedStart ?? plannedEnd;
  const end = plannedEnd ?? plannedStart;
  const planned = start === null || end === null ? null : { from: toMs(start), to: toMs(end) };
  const look = taskLook(task);
  const over = look === 'failed' || look === 'cancelled';
  const ended = actualEnd === null ? (over ? toMs(task.time) : Number.POSITIVE_INFINITY) : toMs(actualEnd);
  const actual = actualStart === null ? null : { from: toMs(actualStart), to: ended };
  return { ...NEVER, planned, actual, look };
}

function taskLook({ status, actualStart, actualEnd }: TaskState): Look {
  switch (status) {
    case 'unassigned':
    case 'unassignable':
    case 'rejected':
      return 'unassigned';
    case 'failed':
      return 'failed';
    case 'cancelled':
      return 'cancelled';
    case 'completed':
      return 'done';
    default:
      if (actualEnd !== null) return 'done';
      return actualStart === null ? 'planned' : 'running';
  }
}

const ON_STAND: ReadonlySet<string | null> = new Set(['in_block', 'boarding']);

function flightShape(flight: FlightState): Shape {
  const { milestones, direction, status } = flight;
  const time = (name: string) => {
    const text = milestones?.[name];
    return text ? toMs(text) : null;
  };
  const [sibt, sobt, aibt, aobt] = [time('SIBT'), time('SOBT'), time('AIBT'), time('AOBT')];
  const openStart = direction === 'departure' || (sibt === null && aibt === null);
  const openEnd = direction === 'arrival' || (sobt === null && aobt === null);
  const planned = spanOf(sibt, sobt);
  const gone = status === 'cancelled' || status === 'diverted';
  const look = gone ? 'cancelled' : aobt !== null ? 'done' : aibt !== null ? 'running' : 'planned';
  if (aibt !== null) {
    const to = aobt ?? (openEnd ? aibt + OPEN_MS : Number.POSITIVE_INFINITY);
    return { planned, actual: { from: aibt, to }, look, openStart: false, openEnd: aobt === null && openEnd };
  }
  if (aobt !== null)
    return {
      planned,
      actual: { from: Math.min(sobt ?? aobt, aobt) - OPEN_MS, to: aobt },
      look,
      openStart: true,
      openEnd: false,
    };
  if (direction === 'departure' && ON_STAND.has(status) && sobt !== null) {
    const actual = { from: sobt - OPEN_MS, to: Number.POSITIVE_INFINITY };
    return { planned, actual, look: 'running', openStart: true, openEnd: false };
  }
  return { planned, actual: null, look, openStart, openEnd };
}

function spanOf(start: number | null, end: number | null): Span | null {
  if (start === null && end === null) return null;
  return { from: start ?? (end ?? 0) - OPEN_MS, to: end ?? (start ?? 0) + OPEN_MS };
}

/** A bar of all that was told of a task, up to `until` where it goes on; `null` where it never had a time. */
export function taskBar(id: string, story: Story<TaskState>, until: number): TaskBar | null {
  let from: string | null = null;
  let to: string | null = null;
  let open = false;
  // Times on the wire have one form, so texts compare as their instants do, and few have to be read.
  for (const { state } of story.told) {
    for (const text of [state.plannedStart, state.plannedEnd, state.actualStart, state.actualEnd]) {
      if (text === null) continue;
      if (from === null || text < from) from = text;
      if (to === null || text > to) to = text;
    }
    if (state.status === 'en_route' && (from === null || state.time < from)) from = state.time;
    // What has not ended may be waited for, or go on, to the end of what is known.
    open = state.actualEnd === null;
  }
  if (from === null || to === null) return null;
  return { kind: 'task', id, story, from: toMs(from), to: Math.max(toMs(to), open ? until : 0) };
}

/** Like {@link taskBar}, of an aircraft on its stand. */
export function flightBar(id: string, story: Story<FlightState>, until: number): FlightBar | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const [place, { state }] of story.told.entries()) {
    const { planned, actual } = shapeOf(state);
    for (const span of [planned, actual]) {
      if (!span) continue;
      from = Math.min(from, span.from);
      // What went on then is known to have done so until the next was told.
      const end = Number.isFinite(span.to) ? span.to : (story.told[place + 1]?.time ?? until);
      to = Math.max(to, end);
    }
  }
  return from > to ? null : { kind: 'flight', id, story, from, to };
}
