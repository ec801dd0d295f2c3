import type { DecisionState, FlightState, TaskState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { lateBy } from './lateness.ts';
import type { ShiftLog } from './shift-log.ts';
import type { Story, Told } from './story.ts';

/** A late task with all that the record tells around it up to `time`. Times are ms since 1970. */
export type LateCase = {
  readonly taskId: string;
  readonly time: number;
  readonly state: TaskState;
  /** What was told of it, in order of time. */
  readonly told: readonly Told<TaskState>[];
  readonly lateBy: number;
  readonly planned: { readonly start: number | null; readonly end: number | null };
  readonly started: number | null;
  /** When it started; while it has not, the end of what is known. */
  readonly startedAt: number;
  /** When it ended; while it has not, the end of what is known. */
  readonly endedAt: number;
  /** From the planned start to `startedAt`; negative where it began early, 0 without a plan. */
  readonly startDelay: number;
  readonly flight: FlightState | undefined;
  /** The other tasks at the same aircraft. */
  readonly atAircraft: readonly TaskState[];
  /** Decisions about it, in order of time. */
  readonly decisions: readonly DecisionState[];
  /** The other tasks that a vehicle had. */
  readonly othersOf: (vehicleId: string) => readonly TaskState[];
};

/** Finds what belongs to a task in a log of thousands. */
class Cases {
  readonly #log: ShiftLog;
  readonly #ofFlight: ReadonlyMap<string, readonly Story<TaskState>[]>;
  readonly #ofVehicle: ReadonlyMap<string, readonly Story<TaskState>[]>;
  readonly #decisions: ReadonlyMap<string, readonly DecisionState[]>;

  constructor(log: ShiftLog) {
    this.#log = log;
    this.#ofFlight = grouped(log.tasks.values(), story => unique(story.told, state => state.flightId));
    this.#ofVehicle = grouped(log.tasks.values(), story => unique(story.told, state => state.vehicleId));
    this.#decisions = grouped(log.decisions, decision => (decision.taskId === null ? [] : [decision.taskId]));
  }

  /** The case of a task that is late by what is known at `time`; `null` for any other. */
  of(taskId: string, time: number): LateCase | null {
    const story = this.#log.tasks.get(taskId);
    const state = story?.at(time);
    const late = state ? lateBy(state, time) : null;
    if (!story || !state || late === null) return null;
    const planned = { start: optional(state.plannedStart), end: optional(state.plannedEnd) };
    const started = optional(state.actualStart);
    const endedAt = optional(state.actualEnd) ?? time;
    const startedAt = started ?? endedAt;
    const others = (stories: readonly Story<TaskState>[] | undefined) =>
      (stories ?? [])
        .map(other => other.at(time))
        .filter(other => other !== undefined && other.taskId !== taskId) as TaskState[];
    return {
      taskId,
      time,
      state,
      told: story.told.filter(each => each.time <= time),
      lateBy: late,
      planned,
      started,
      startedAt,
      endedAt,
      startDelay: planned.start === null ? 0 : startedAt - planned.start,
      flight: state.flightId === null ? undefined : this.#log.flights.get(state.flightId)?.at(time),
      atAircraft:
        state.flightId === null
          ? []
          : others(this.#ofFlight.get(state.flightId)).filter(other => other.flightId === state.flightId),
      decisions: (this.#decisions.get(taskId) ?? []).filter(decision => toMs(decision.time) <= time),
      othersOf: vehicleId =>
        others(this.#ofVehicle.get(vehicleId)).filter(other => other.vehicleId === vehicleId),
    };
  }
}

const kept = new WeakMap<ShiftLog, Cases>();

/** The cases of a log; it is sorted through once. */
export function casesOf(log: ShiftLog): Cases {
  let cases = kept.get(log);
  if (!cases) {
    cases = new Cases(log);
    kept.set(log, cases);
  }
  return cases;
}

export function optional(iso: string | null | undefined): number | null {
  return iso ? toMs(iso) : null;
}

function unique<S>(told: readonly Told<S>[], of: (state: S) => string | null): Set<string> {
  return new Set(told.map(({ state }) => of(state)).filter(id => id !== null));
}

function grouped<T>(all: Iterable<T>, keys: (each: T) => Iterable<string>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    for (const key of keys(each)) {
      const group = groups.get(key);
      if (group) group.push(each);
      else groups.set(key, [each]);
    }
  }
  return groups;
}
