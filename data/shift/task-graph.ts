import type { TaskState, VehicleState } from '../../server/contract/records.ts';
import type { FlightPlan } from './flight-plan.ts';
import type { Random } from './random.ts';
import type { ServicePosition } from './service-positions.ts';

export type TaskType = NonNullable<TaskState['taskType']>;
export type VehicleType = NonNullable<VehicleState['vehicleType']>;

/** One step of a turnaround. Durations and offsets in seconds. */
export interface TaskSpec {
  /** Names the step within its flight: `unloading_front`. */
  readonly step: string;
  readonly taskType: TaskType;
  /** `null` where a crew on foot does it. */
  readonly vehicleType: VehicleType | null;
  readonly position: ServicePosition | null;
  readonly duration: number;
  /** Steps that must have ended. */
  readonly after: readonly string[];
  /** Steps that must have begun: a stair stands before the first passenger walks. */
  readonly during: readonly string[];
  /** Lasts until this step has ended. */
  readonly until: string | null;
  /** Not before this many seconds after in-block, or before the target off-block time. */
  readonly anchor: { readonly at: 'in_block' | 'off_block'; readonly offset: number };
  /** Seconds between the end of the steps in `after` and its own start. */
  readonly pause: number;
  /** The vehicle of this earlier step goes on with it where it can. */
  readonly continues: string | null;
  /** 1 to 5; 5 comes first. */
  readonly priority: number;
}

const MINUTE = 60;

/** The steps that keep an aircraft on its stand: all but the pushback. */
export const PUSHBACK = 'pushback';

type Draft = Partial<TaskSpec> & Pick<TaskSpec, 'step' | 'taskType' | 'duration'>;

const inBlock = (minutes: number) => ({ at: 'in_block', offset: minutes * MINUTE }) as const;
const offBlock = (minutes: number) => ({ at: 'off_block', offset: -minutes * MINUTE }) as const;

function complete(draft: Draft): TaskSpec {
  return {
    vehicleType: null,
    position: null,
    after: [],
    during: [],
    until: null,
    anchor: inBlock(0),
    pause: 0,
    continues: null,
    priority: 3,
    ...draft,
  };
}

/**
 * The steps of a visit. In-block, then unloading, deboarding, catering and water; deboarding, then fuelling and
 * cleaning, then boarding; water, then lavatory; unloading, then loading; all before the pushback. A remote stand
 * adds marshalling, ground power, two stairs and buses. Minutes are those of published turnaround schedules.
 */
export function taskGraph(plan: FlightPlan, remote: boolean, random: Random): TaskSpec[] {
  const { aircraft } = plan;
  const wide = aircraft.body === 'wide';
  const small = aircraft.seats < 120;
  const minutes = (min: number, max: number) => Math.round(random.between(min, max) * MINUTE);
  const hold = (index: number) => (index === 0 ? 'front' : 'rear');
  const holds = aircraft.code === 'AT76' ? [1] : aircraft.holds === 2 ? [0, 1] : [0];
  const loader = (index: number): VehicleType => (wide && index === 0 ? 'container_loader' : 'belt_loader');
  const arrives = plan.sibt !== null;
  const departs = plan.sobt !== null;
  const drafts: Draft[] = [];
  const bussed = (direction: 'in' | 'out') =>
    (small ? [1] : [1, 2]).map(number => `bus_${direction}_${number}`);

  if (arrives) {
    if (remote) {
      drafts.push({
        step: 'marshalling',
        taskType: 'marshalling',
        vehicleType: 'follow_me',
        position: 'lead',
        duration: 4 * MINUTE,
        anchor: inBlock(-4),
        priority: 4,
      });
    }
    drafts.push({ step: 'chocks', taskType: 'chocks', duration: minutes(1, 2), priority: 4 });
  }
  const chocks = arrives ? ['chocks'] : [];
  if (remote) {
    const power = departs ? (arrives ? inBlock(1) : offBlock(75)) : inBlock(1);
    const stairs = {
      taskType: 'stairs',
      vehicleType: 'passenger_stairs',
      duration: 20 * MINUTE,
      after: chocks,
      priority: 4,
    } as const;
    const last = departs ? 'boarding' : 'cleaning';
    drafts.push(
      {
        step: 'ground_power',
        taskType: 'ground_power',
        vehicleType: 'ground_power_unit',
        position: 'power',
        duration: 25 * MINUTE,
        after: chocks,
        anchor: power,
        until: last,
      },
      { ...stairs, step: 'stairs_front', position: 'front_door', anchor: power, until: last },
    );
    if (aircraft.code !== 'AT76')
      drafts.push({ ...stairs, step: 'stairs_rear', position: 'rear_door', anchor: power, until: last });
  }
  if (arrives) {
    const steps = remote ? ['stairs_front', ...bussed('in')] : [];
    for (const [index, step] of (remote ? bussed('in') : []).entries()) {
      drafts.push({
        step,
        taskType: 'bus_transfer',
        vehicleType: 'bus',
        position: index === 0 ? 'bus_front' : 'bus_rear',
        duration: minutes(6, 9),
        after: chocks,
        anchor: inBlock(2),
        priority: 4,
      });
    }
    drafts.push({
      step: 'deboarding',
      taskType: 'deboarding',
      duration: wide ? minutes(10, 16) : minutes(5, small ? 7 : 10),
      after: chocks,
      during: steps.slice(0, 2),
      anchor: inBlock(2),
      priority: 4,
    });
    for (const index of holds) {
      const duration = wide ? minutes(26, 36) : small ? minutes(15, 17) : minutes(15, 22);
      drafts.push(
        {
          step: `unloading_${hold(index)}`,
          taskType: 'unloading',
          vehicleType: loader(index),
          position: index === 0 ? 'front_hold' : 'rear_hold',
          duration,
          after: chocks,
          anchor: inBlock(2),
        },
        {
          step: `unloading_tractor_${hold(index)}`,
          taskType: 'unloading',
          vehicleType: 'baggage_tractor',
          position: index === 0 ? 'front_dolly' : 'rear_dolly',
          duration,
          after: chocks,
          anchor: inBlock(2),
        },
      );
    }
  }
  const deboarded = arrives ? ['deboarding'] : [];
  const early = (minutesBefore: number) => (arrives ? inBlock(5) : offBlock(minutesBefore));
  drafts.push({
    step: 'water',
    taskType: 'water',
    vehicleType: 'water_truck',
    position: 'water',
    duration: minutes(5, small ? 6 : 9),
    after: chocks,
    anchor: early(64),
    priority: 2,
  });
  drafts.push({
    step: 'lavatory',
    taskType: 'lavatory',
    vehicleType: 'lavatory_truck',
    position: 'lavatory',
    duration: minutes(5, small ? 6 : 9),
    after: ['water'],
    anchor: early(54),
    priority: 2,
  });
  drafts.push({
    step: 'cleaning',
    taskType: 'cleaning',
    vehicleType: 'cleaning_van',
    position: 'cleaning',
    duration: wide ? minutes(20, 30) : minutes(10, small ? 11 : 14),
    after: deboarded,
    anchor: early(60),
  });
  if (departs) {
    drafts.push({
      step: 'catering',
      taskType: 'catering',
      vehicleType: 'catering_truck',
      position: 'catering',
      duration: wide ? minutes(24, 32) : minutes(10, small ? 11 : 15),
      after: deboarded,
      anchor: early(52),
    });
    drafts.push({
      step: 'fuelling',
      taskType: 'fuelling',
      vehicleType: 'fuel_truck',
      position: 'fuel',
      duration: wide ? minutes(28, 40) : minutes(10, small ? 12 : 16),
      after: deboarded,
      anchor: early(50),
      priority: 4,
    });
    for (const index of holds) {
      const duration = wide ? minutes(28, 36) : small ? minutes(15, 17) : minutes(15, 22);
      const unloaded = arrives ? [`unloading_${hold(index)}`, `unloading_tractor_${hold(index)}`] : [];
      const latest = offBlock(wide ? 55 : small ? 24 : 32);
      drafts.push(
        {
          step: `loading_${hold(index)}`,
          taskType: 'loading',
          vehicleType: loader(index),
          position: index === 0 ? 'front_hold' : 'rear_hold',
          duration,
          after: unloaded,
          anchor: latest,
          continues: unloaded[0] ?? null,
        },
        {
          step: `loading_tractor_${hold(index)}`,
          taskType: 'loading',
          vehicleType: 'baggage_tractor',
          position: index === 0 ? 'front_dolly' : 'rear_dolly',
          duration,
          after: unloaded,
          anchor: latest,
        },
      );
    }
    const boarding = wide ? minutes(28, 36) : minutes(15, small ? 17 : 22);
    const buses = remote ? bussed('out') : [];
    for (const [index, step] of buses.entries()) {
      drafts.push({
        step,
        taskType: 'bus_transfer',
        vehicleType: 'bus',
        position: index === 0 ? 'bus_front' : 'bus_rear',
        duration: minutes(5, 8),
        after: ['cleaning', 'catering', 'fuelling'],
        pause: 5 * MINUTE,
        anchor: { at: 'off_block', offset: -boarding - 3 * MINUTE + index * 4 * MINUTE },
        priority: 4,
      });
    }
    drafts.push({
      step: 'boarding',
      taskType: 'boarding',
      duration: boarding,
      after: ['cleaning', 'catering', 'fuelling'],
      during: buses.slice(0, 1),
      pause: 5 * MINUTE,
      anchor: { at: 'off_block', offset: -boarding - 3 * MINUTE },
      priority: 5,
    });
    const all = drafts.map(draft => draft.step);
    drafts.push({
      step: PUSHBACK,
      taskType: 'pushback',
      vehicleType: 'tow_tractor',
      position: 'nose',
      duration: minutes(5, 7),
      after: all,
      anchor: offBlock(0),
      priority: 5,
    });
  }
  return drafts.map(complete);
}

/** What is known of one step; seconds from the shift's start. */
export interface Progress {
  readonly start: number | null;
  readonly end: number | null;
}

export interface PlannedStep {
  start: number;
  end: number;
}

/**
 * Spreads the steps over time: what has happened stands, a running step ends no earlier than `now`, the rest begins
 * as soon as its anchor and the steps before it allow. Steps must come after those that they wait for.
 */
export function planSteps(
  specs: readonly TaskSpec[],
  progress: (step: string) => Progress,
  times: { readonly inBlock: number; readonly offBlock: number; readonly now: number },
): Map<string, PlannedStep> {
  const plan = new Map<string, PlannedStep>();
  for (const spec of specs) {
    const known = progress(spec.step);
    let start = (spec.anchor.at === 'in_block' ? times.inBlock : times.offBlock) + spec.anchor.offset;
    for (const step of spec.after)
      start = Math.max(start, (plan.get(step)?.end ?? start - spec.pause) + spec.pause);
    for (const step of spec.during) start = Math.max(start, plan.get(step)?.start ?? start);
    if (known.start === null) start = Math.max(start, times.now);
    else start = known.start;
    const end = known.end ?? Math.max(start + spec.duration, known.start === null ? 0 : times.now);
    plan.set(spec.step, { start, end });
  }
  for (const spec of specs) {
    const step = plan.get(spec.step);
    const until = spec.until === null ? undefined : plan.get(spec.until);
    if (step && until && progress(spec.step).end === null) step.end = Math.max(step.end, until.end + MINUTE);
  }
  return plan;
}

/** Minutes, least and most, that a step takes in fact. */
const LIMITS: Readonly<
  Partial<Record<TaskType, { narrow: readonly [number, number]; wide: readonly [number, number] }>>
> = {
  deboarding: { narrow: [5, 10], wide: [9, 18] },
  cleaning: { narrow: [10, 15], wide: [18, 34] },
  catering: { narrow: [10, 20], wide: [20, 36] },
  fuelling: { narrow: [10, 20], wide: [25, 45] },
  unloading: { narrow: [15, 36], wide: [24, 40] },
  loading: { narrow: [15, 36], wide: [24, 40] },
  boarding: { narrow: [15, 25], wide: [25, 40] },
  water: { narrow: [5, 10], wide: [5, 10] },
  lavatory: { narrow: [5, 10], wide: [5, 10] },
};

/** Seconds that a step takes in fact: about as planned, within what is usual. */
export function actualDuration(spec: TaskSpec, body: 'narrow' | 'wide', random: Random): number {
  const wanted = spec.duration * (1 + Math.abs(random.normal()) * 0.1 - 0.04);
  const limits = LIMITS[spec.taskType]?.[body];
  if (!limits) return wanted;
  return Math.min(Math.max(wanted, limits[0] * MINUTE), limits[1] * MINUTE);
}
