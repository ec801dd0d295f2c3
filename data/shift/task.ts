import type { TaskState } from '../../server/contract/records.ts';
import type { GroundVehicle } from './ground-vehicle.ts';
import type { TaskSpec } from './task-spec.ts';
import type { Visit } from './visit.ts';

export type TaskStatus = NonNullable<TaskState['status']>;

/** One step of one visit, as it stands now. Times are seconds from the shift's start. */
export class Task {
  readonly taskId: string;
  readonly visit: Visit;
  readonly spec: TaskSpec;
  status: TaskStatus = 'planned';
  vehicle: GroundVehicle | null = null;
  source: 'auto' | 'manual' | null = null;
  plannedStart: number;
  plannedEnd: number;
  actualStart: number | null = null;
  actualEnd: number | null = null;
  /** Longer than planned by a trouble, in seconds. */
  setback = 0;
  /** The vehicles whose drivers refused. */
  readonly refusals = new Set<string>();
  /** Rises with each assignment and release, so that what was arranged before lapses. */
  arrangement = 0;
  /** Why it is to be decided again, once it is due. */
  cause: string | null = null;

  constructor(taskId: string, visit: Visit, spec: TaskSpec, planned: { start: number; end: number }) {
    this.taskId = taskId;
    this.visit = visit;
    this.spec = spec;
    this.plannedStart = planned.start;
    this.plannedEnd = planned.end;
  }

  /** Nothing has moved for it yet. */
  get isOpen(): boolean {
    return ['planned', 'unassigned', 'unassignable', 'assigned', 'accepted'].includes(this.status);
  }

  get isOver(): boolean {
    return ['completed', 'cancelled', 'failed'].includes(this.status);
  }
}
