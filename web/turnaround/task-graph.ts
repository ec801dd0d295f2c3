import type { TaskState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { BEGUN_BEFORE, LASTS_THROUGH, PRECEDENCE, type TaskType } from '../shift/precedence.ts';
import { type Link, type Moment, orderedLinks } from './link.ts';
import { namedPredecessors, stepOf } from './named-predecessors.ts';
import { type Role, roleRank, rolesOf } from './roles.ts';

/** A flight with more tasks than this is drawn by its first ones. */
const LARGEST = 150;

/** What a turnaround consists of and what waits for what. */
export type TaskGraph = {
  /** All tasks shown, in a steady order from marshalling to pushback. */
  readonly tasks: readonly TaskState[];
  /** How many more the flight has than are shown. */
  readonly more: number;
  readonly roles: ReadonlyMap<string, Role>;
  /**
   * The tasks that count, by id: not the cancelled and rejected ones, and of the failed ones only those that are done
   * again.
   */
  readonly counted: ReadonlyMap<string, TaskState>;
  /** The starts and finishes of those that count, each behind what it waits for. */
  readonly moments: readonly Moment[];
  /** The links that lead to a task, and those that go from it, by its id. */
  readonly into: ReadonlyMap<string, readonly Link[]>;
  readonly outOf: ReadonlyMap<string, readonly Link[]>;
  /** Ids of the tasks that last as long as others do: stairs, ground power. */
  readonly spanning: ReadonlySet<string>;
};

/**
 * The graph of one flight's tasks. A task waits for what its recording names (see `named-predecessors.ts`), else, by its
 * type, for what `web/shift/precedence.ts` says: for all tasks of such a type, and where there is none for what those
 * would have waited for; what has nothing before it waits for the chocks. A failed task that is done again comes before
 * its repetition.
 */
export function taskGraph(all: readonly TaskState[]): TaskGraph {
  const key = all[0];
  const kept = key && graphs.get(key);
  if (kept && kept.all.length === all.length && kept.all.every((task, index) => task === all[index])) {
    return kept.graph;
  }
  const graph = makeGraph(all);
  if (key) graphs.set(key, { all, graph });
  return graph;
}

/** States are never changed but replaced, so the same ones make the same graph. */
const graphs = new WeakMap<TaskState, { all: readonly TaskState[]; graph: TaskGraph }>();

function makeGraph(all: readonly TaskState[]): TaskGraph {
  const roleOf = rolesOf(all);
  const role = (task: TaskState) => roleOf.get(task) ?? 'other';
  const tasks = all
    .toSorted(
      (a, b) =>
        roleRank(role(a)) - roleRank(role(b)) || compare(stepOf(a) ?? a.taskId, stepOf(b) ?? b.taskId),
    )
    .slice(0, LARGEST);
  const counted = tasks.filter(task => isCounted(task, tasks));
  const spanning = new Set<string>();
  const given = new Linker(counted, role, spanning).links();
  const byId = new Map(counted.map(task => [task.taskId, task]));
  const { moments, links } = orderedLinks([...byId.keys()], given);
  return {
    tasks,
    more: all.length - tasks.length,
    roles: new Map(tasks.map(task => [task.taskId, role(task)])),
    counted: byId,
    moments,
    into: Map.groupBy(links, link => link.to),
    outOf: Map.groupBy(links, link => link.from),
    spanning,
  };
}

function isCounted(task: TaskState, tasks: readonly TaskState[]): boolean {
  if (task.status === 'cancelled' || task.status === 'rejected') return false;
  return task.status !== 'failed' || repetitionOf(task, tasks) !== undefined;
}

/** The task by which a failed one is done again: the next of the same step, or of the same type without one. */
function repetitionOf(failed: TaskState, tasks: readonly TaskState[]): TaskState | undefined {
  const same = (other: TaskState) =>
    other !== failed && other.taskType === failed.taskType && stepOf(other) === stepOf(failed);
  return tasks.find(other => same(other) && other.status !== 'failed' && begins(other) >= begins(failed));
}

class Linker {
  readonly #tasks: readonly TaskState[];
  readonly #byRole: ReadonlyMap<Role, readonly TaskState[]>;
  readonly #role: (task: TaskState) => Role;
  readonly #spanning: Set<string>;

  constructor(tasks: readonly TaskState[], role: (task: TaskState) => Role, spanning: Set<string>) {
    this.#tasks = tasks;
    this.#role = role;
    this.#byRole = Map.groupBy(
      tasks.filter(task => task.status !== 'failed'),
      role,
    );
    this.#spanning = spanning;
  }

  links(): Link[] {
    return this.#tasks.flatMap(task => {
      if (task.status === 'failed') return this.#repetition(task);
      return [...this.#predecessors(task), ...this.#begunBefore(task), ...this.#lastsThrough(task)];
    });
  }

  #predecessors(task: TaskState): Link[] {
    const named = namedPredecessors(task, this.#tasks);
    if (named) return named.map(from => ({ from, to: task.taskId, kind: 'finish-start', lag: 0 }));
    const role = this.#role(task);
    const before = this.#present(precedingRoles(role), new Set([role]));
    const chocks = this.#byRole.get('chocks') ?? [];
    const from =
      before.length > 0 || role === 'marshalling' || role === 'chocks' || role === 'towing' ? before : chocks;
    return from.map(({ taskId }) => ({ from: taskId, to: task.taskId, kind: 'finish-start', lag: 0 }));
  }

  /** The tasks of these roles; in the place of a role without tasks, those of the roles before it. */
  #present(roles: readonly Role[], seen: Set<Role>): TaskState[] {
    return roles.flatMap(role => {
      if (seen.has(role)) return [];
      seen.add(role);
      return this.#byRole.get(role) ?? this.#present(precedingRoles(role), seen);
    });
  }

  /** It waits for the first to begin of those that have to stand by, not for all of them. */
  #begunBefore(task: TaskState): Link[] {
    const role = this.#role(task);
    return (BEGUN_BEFORE[role as TaskType] ?? []).flatMap(type => {
      const there = this.#byRole.get(type === 'bus_transfer' ? busFor(role) : type) ?? [];
      const first = there.toSorted((a, b) => begins(a) - begins(b))[0];
      return first ? [{ from: first.taskId, to: task.taskId, kind: 'start-start' as const, lag: 0 }] : [];
    });
  }

  /** It ends as much after the last of the others as is planned. */
  #lastsThrough(task: TaskState): Link[] {
    const others = (LASTS_THROUGH[this.#role(task) as TaskType] ?? []).flatMap(
      type => this.#byRole.get(type as Role) ?? [],
    );
    const last = others.toSorted((a, b) => ends(b) - ends(a))[0];
    if (!last) return [];
    this.#spanning.add(task.taskId);
    const lag = Math.min(MOST_REMOVAL_MS, Math.max(0, ends(task) - ends(last)));
    return others.map(({ taskId }) => ({ from: taskId, to: task.taskId, kind: 'finish-finish', lag }));
  }

  #repetition(failed: TaskState): Link[] {
    const again = repetitionOf(failed, this.#tasks);
    return again ? [{ from: failed.taskId, to: again.taskId, kind: 'finish-start', lag: 0 }] : [];
  }
}

/** What taking away stairs or ground power may take at most; a plan that says more is about something else. */
const MOST_REMOVAL_MS = 5 * 60_000;

function precedingRoles(role: Role): readonly Role[] {
  switch (role) {
    case 'bus_in':
      return ['chocks'];
    case 'bus_out':
      return precedingRoles('boarding');
    case 'pushback':
      return [...(PRECEDENCE.pushback as readonly Role[]), 'bus_in', 'bus_out', 'other'];
    default:
      return (PRECEDENCE[role] ?? []) as readonly Role[];
  }
}

function busFor(role: Role): Role {
  return role === 'boarding' ? 'bus_out' : 'bus_in';
}

function begins(task: TaskState): number {
  return toMs(task.actualStart ?? task.plannedStart ?? task.time);
}

function ends(task: TaskState): number {
  const end = task.plannedEnd ?? task.actualEnd;
  return end === null ? 0 : toMs(end);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
