import type { FlightState, TaskState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { isOver } from '../shift/lateness.ts';
import { type Schedule, schedule } from './critical-path.ts';
import { type TaskGraph, taskGraph } from './task-graph.ts';

/** By when a turnaround's work has to be over, and which milestone says so (ms since 1970). */
type Target = { readonly milestone: 'TOBT' | 'EOBT' | 'SOBT'; readonly time: number };

/** A stay on stand with its work, at a time; times in ms since 1970. */
export type TurnaroundState = {
  readonly flight: FlightState;
  readonly graph: TaskGraph;
  readonly schedule: Schedule;
  readonly target: Target | null;
  /** TSAT. */
  readonly startUp: number | null;
  /** When it left the stand; `null` before. */
  readonly offBlock: number | null;
  /**
   * How much later the work may be ready, at the earliest, and still make the target: negative by how much it is missed
   * at least. Once all is ready, by how much before the target. `null` without work, target, or once off block.
   */
  readonly slack: number | null;
  /** How many of the tasks that count are over. */
  readonly done: number;
};

/** The turnaround of a flight as its tasks stand at `now`. */
export function turnaroundOf(flight: FlightState, tasks: readonly TaskState[], now: number): TurnaroundState {
  const time = (name: string) => {
    const text = flight.milestones?.[name];
    return text ? toMs(text) : null;
  };
  const graph = taskGraph(tasks);
  const target = targetOf(time);
  const startUp = time('TSAT');
  const offBlock = time('AOBT');
  const scheduled = schedule(graph, {
    now,
    inBlock: time('AIBT') ?? time('EIBT') ?? time('SIBT'),
    target: offBlock === null ? (target?.time ?? null) : null,
    startUp,
  });
  const slack =
    target === null || scheduled.ready === null || offBlock !== null ? null : target.time - scheduled.ready;
  const counted = [...graph.counted.values()];
  return {
    flight,
    graph,
    schedule: scheduled,
    target,
    startUp,
    offBlock,
    slack,
    done: counted.filter(isOver).length,
  };
}

function targetOf(time: (name: string) => number | null): Target | null {
  for (const milestone of ['TOBT', 'EOBT', 'SOBT'] as const) {
    const at = time(milestone);
    if (at !== null) return { milestone, time: at };
  }
  return null;
}

/** Whether the aircraft is on stand: it has come, or was here, and has not left. */
export function isOnStand({ status, milestones }: FlightState): boolean {
  if (status === 'in_block' || status === 'boarding') return true;
  if (status !== null && status !== 'unknown') return false;
  return Boolean(milestones?.AIBT) && !milestones?.AOBT;
}

/** The tasks of each flight. */
export function tasksByFlight(tasks: Iterable<TaskState>): Map<string, TaskState[]> {
  const byFlight = new Map<string, TaskState[]>();
  for (const task of tasks) {
    if (task.flightId === null) continue;
    const known = byFlight.get(task.flightId);
    if (known) known.push(task);
    else byFlight.set(task.flightId, [task]);
  }
  return byFlight;
}
