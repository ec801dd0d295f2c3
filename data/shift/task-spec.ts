import type { TaskState, VehicleState } from '../../server/contract/records.ts';
import type { ServicePosition } from './service-positions.ts';

export type TaskType = NonNullable<TaskState['taskType']>;
export type VehicleType = NonNullable<VehicleState['vehicleType']>;

/** Seconds. */
export const MINUTE = 60;

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
  /** Not before this many seconds after in-block, the target off-block or the target start-up; negative: before it. */
  readonly anchor: { readonly at: 'in_block' | 'off_block' | 'start_up'; readonly offset: number };
  /** Seconds between the end of the steps in `after` and its own start. */
  readonly pause: number;
  /** The vehicle of this earlier step goes on with it where it can. */
  readonly continues: string | null;
  /** 1 to 5; 5 comes first. */
  readonly priority: number;
}

/** The one step that moves the aircraft: all others end before it. */
export const PUSHBACK = 'pushback';
