import type { TaskState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { isOver } from '../shift/lateness.ts';
import type { Link } from './link.ts';
import type { TaskGraph } from './task-graph.ts';

/** The times that a turnaround is measured by, ms since 1970. */
export type TurnaroundTimes = {
  /** The shown time: what is known is what was known then. */
  readonly now: number;
  /** When the aircraft was, or is expected, on stand; `null` where nobody says, or it stood there all along. */
  readonly inBlock: number | null;
  /** By when all work before the pushback has to be over: TOBT, else EOBT, SOBT; `null` where none is given. */
  readonly target: number | null;
  /** Before which there is no pushback: TSAT; `null` where none is given. */
  readonly startUp: number | null;
};

/** What decided when a task began or can begin. */
type HeldBy =
  | { readonly what: 'task'; readonly link: Link }
  | { readonly what: 'in_block' | 'start_up' | 'now' };

/** One task in time, ms since 1970. */
export type Scheduled = {
  readonly progress: 'over' | 'under_way' | 'to_come';
  /** The actual start and end, else the earliest from now on. */
  readonly start: number;
  readonly end: number;
  /** What it takes, or took; `null` where no plan says. */
  readonly duration: number | null;
  /** The latest start and end that leave the target in reach; `null` without a target, or where it is over. */
  readonly latestStart: number | null;
  readonly latestEnd: number | null;
  /** How much later than `end` it may end, negative where the target is out of reach already; `null` as above. */
  readonly slack: number | null;
  readonly heldBy: HeldBy | null;
};

export type Schedule = {
  readonly tasks: ReadonlyMap<string, Scheduled>;
  /** When all work before the pushback is over at the earliest, or was; `null` without such work. */
  readonly ready: number | null;
  /** Whether all of it is over. */
  readonly isReady: boolean;
  /** Ids from first to last: the tasks that decided when the last of the work ends, and the pushback. */
  readonly path: readonly string[];
};

/** How long after a task another may begin that waited for it alone, for the recording's clock is read by people. */
const TOLERANCE_MS = 60_000;

/**
 * The critical path method (Kelley and Walker, 1959) on what is known at `now`, with the links of the precedence
 * diagramming method.
 *
 * Forward: what is over stands as it was. What is under way ends when its planned duration has passed since its start,
 * and not before now. What is to come begins as soon as all that it waits for allows, and not before now, nor before the
 * aircraft is on stand, the pushback not before its start-up time; it takes its planned duration. A task that lasts as
 * long as others do ends when those have ended. So `end` is the earliest end, not a forecast: nobody is late or idle.
 *
 * Backward: from the target, what is not yet over gets the latest end by which all that waits for it can still end in
 * time. Slack is the latest end less the earliest.
 */
export function schedule(graph: TaskGraph, times: TurnaroundTimes): Schedule {
  const early = forward(graph, times);
  const late = times.target === null ? null : backward(graph, early, times.target);
  const tasks = new Map(
    [...early].map(([id, task]) => {
      const latest = task.progress === 'over' ? undefined : late?.get(id);
      const slack = latest
        ? Math.min(
            latest.end - task.end,
            task.progress === 'to_come' ? latest.start - task.start : Number.POSITIVE_INFINITY,
          )
        : null;
      return [
        id,
        { ...task, latestStart: latest?.start ?? null, latestEnd: latest?.end ?? null, slack },
      ] as const;
    }),
  );
  const work = [...tasks].filter(([id]) => graph.roles.get(id) !== 'pushback');
  return {
    tasks,
    ready: work.length === 0 ? null : Math.max(...work.map(([, { end }]) => end)),
    isReady: work.length > 0 && work.every(([, { progress }]) => progress === 'over'),
    path: criticalPath(graph, tasks),
  };
}

type Early = Omit<Scheduled, 'latestStart' | 'latestEnd' | 'slack'>;

function forward(graph: TaskGraph, times: TurnaroundTimes): Map<string, Early> {
  const starts = new Map<string, { time: number; heldBy: HeldBy | null }>();
  const early = new Map<string, Early>();
  for (const { id, at } of graph.moments) {
    const task = graph.counted.get(id);
    if (!task) continue;
    const into = graph.into.get(id) ?? [];
    if (at === 'start') {
      starts.set(
        id,
        task.actualStart === null
          ? earliestStart(task, into)
          : { time: toMs(task.actualStart), heldBy: holder(into, toMs(task.actualStart)) },
      );
    } else {
      early.set(id, finished(task, into, starts.get(id) ?? { time: times.now, heldBy: null }));
    }
  }
  return early;

  function release(link: Link): number {
    const from = link.kind === 'start-start' ? starts.get(link.from)?.time : early.get(link.from)?.end;
    return (from ?? 0) + link.lag;
  }

  /** The link that let it begin: the last one that came before its start. */
  function holder(into: readonly Link[], start: number): HeldBy | null {
    let last: Link | null = null;
    for (const link of into) {
      if (link.kind === 'finish-finish' || release(link) > start + TOLERANCE_MS) continue;
      if (last === null || release(link) > release(last)) last = link;
    }
    return last && { what: 'task', link: last };
  }

  function earliestStart(task: TaskState, into: readonly Link[]): { time: number; heldBy: HeldBy | null } {
    const heldBy = holder(into, Number.POSITIVE_INFINITY);
    const released = heldBy?.what === 'task' ? release(heldBy.link) : 0;
    const role = graph.roles.get(task.taskId);
    const inBlock = role === 'marshalling' || into.length > 0 ? 0 : (times.inBlock ?? 0);
    const startUp = role === 'pushback' ? (times.startUp ?? 0) : 0;
    const time = Math.max(times.now, released, inBlock, startUp);
    if (startUp === time && startUp > released) return { time, heldBy: { what: 'start_up' } };
    if (inBlock === time && inBlock > times.now) return { time, heldBy: { what: 'in_block' } };
    return { time, heldBy: heldBy ?? { what: 'now' } };
  }

  function finished(
    task: TaskState,
    into: readonly Link[],
    { time: start, heldBy }: { time: number; heldBy: HeldBy | null },
  ): Early {
    if (isOver(task)) {
      const end = toMs(task.actualEnd ?? task.time);
      return { progress: 'over', start: Math.min(start, end), end, duration: end - start, heldBy };
    }
    const planned = plannedDuration(task);
    const ended = into.filter(link => link.kind === 'finish-finish').map(release);
    const duration = graph.spanning.has(task.taskId) ? 0 : (planned ?? 0);
    const end = Math.max(start + duration, times.now, ...ended);
    const progress = task.actualStart === null ? 'to_come' : 'under_way';
    return {
      progress,
      start,
      end,
      duration: graph.spanning.has(task.taskId) ? end - start : planned,
      heldBy,
    };
  }
}

function backward(
  graph: TaskGraph,
  early: ReadonlyMap<string, Early>,
  target: number,
): Map<string, { start: number; end: number }> {
  const starts = new Map<string, number>();
  const ends = new Map<string, number>();
  for (const { id, at } of graph.moments.toReversed()) {
    const own = early.get(id);
    if (!own) continue;
    const outOf = (graph.outOf.get(id) ?? []).filter(
      link => (link.kind === 'start-start') === (at === 'start'),
    );
    const limits = outOf.flatMap(link => {
      const to = early.get(link.to);
      const waits = link.kind === 'finish-finish' ? to?.progress !== 'over' : to?.progress === 'to_come';
      const limit = (link.kind === 'finish-finish' ? ends : starts).get(link.to);
      return waits && limit !== undefined ? [limit - link.lag] : [];
    });
    const length = graph.spanning.has(id) ? 0 : (own.duration ?? 0);
    const last = graph.roles.get(id) === 'pushback' ? pushedBack(own, target) : target;
    if (at === 'finish') ends.set(id, Math.min(last, ...limits));
    else starts.set(id, Math.min((ends.get(id) ?? last) - length, ...limits));
  }
  return new Map([...ends].map(([id, end]) => [id, { start: starts.get(id) ?? end, end }]));
}

/** The pushback begins at the target, or at its start-up time where that is later. */
function pushedBack({ duration, heldBy, start }: Early, target: number): number {
  return Math.max(target, heldBy?.what === 'start_up' ? start : target) + (duration ?? 0);
}

/**
 * From the last to end back through what held each one. In the place of a task that lasts as long as others do stands
 * the last of these, for it is that which decides.
 */
function criticalPath(graph: TaskGraph, tasks: ReadonlyMap<string, Scheduled>): string[] {
  const work = [...tasks.keys()];
  const path: string[] = [];
  let id = latest(work.filter(each => graph.roles.get(each) === 'pushback')) ?? decisive(latest(work));
  while (id !== undefined && !path.includes(id)) {
    path.unshift(id);
    id = decisive(previous(id));
  }
  return path;

  function latest(ids: readonly string[]): string | undefined {
    const end = (each: string) => tasks.get(each)?.end ?? 0;
    return ids.reduce<string | undefined>(
      (last, each) => (last === undefined || end(each) > end(last) ? each : last),
      undefined,
    );
  }

  function decisive(of: string | undefined): string | undefined {
    const by = path[0];
    if (of === undefined || (by !== undefined && !waitsForEnd(of, by))) return of;
    const through = (graph.into.get(of) ?? []).filter(link => link.kind === 'finish-finish');
    return latest(through.map(link => link.from)) ?? of;
  }

  function waitsForEnd(of: string, by: string): boolean {
    return (graph.into.get(by) ?? []).some(link => link.from === of && link.kind === 'finish-start');
  }

  function previous(of: string): string | undefined {
    const heldBy = tasks.get(of)?.heldBy;
    if (heldBy?.what === 'task') return heldBy.link.from;
    if (heldBy?.what !== 'start_up') return undefined;
    return latest((graph.into.get(of) ?? []).map(link => link.from));
  }
}

function plannedDuration({ plannedStart, plannedEnd }: TaskState): number | null {
  return plannedStart === null || plannedEnd === null
    ? null
    : Math.max(0, toMs(plannedEnd) - toMs(plannedStart));
}
