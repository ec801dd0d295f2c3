import type { FlightState } from '../../server/contract/records.ts';
import type { FlightPlan } from './flight-plan.ts';
import type { ShiftLog } from './shift-log.ts';
import { isoAt } from './shift-log.ts';
import type { Stand } from './stand-allocation.ts';
import { type PlannedStep, planSteps } from './step-plan.ts';
import type { Task } from './task.ts';
import { PUSHBACK, type TaskSpec } from './task-spec.ts';
import type { Track } from './track.ts';

type FlightStatus = NonNullable<FlightState['status']>;

/** An aircraft's stay: what is known and estimated of it now. Times are seconds from the shift's start. */
export class Visit {
  readonly plan: FlightPlan;
  readonly track: Track;
  stand: Stand;
  status: FlightStatus = 'scheduled';
  specs: readonly TaskSpec[] = [];
  readonly tasks = new Map<string, Task>();
  /** When it will be, or was, in-block. */
  eibt: number;
  isInBlock = false;
  /** When its off-block is aimed at; infinity where it doesn't leave. */
  tobt: number;
  /** Allowed to push back. */
  isCleared = false;
  readonly #log: ShiftLog;
  readonly #milestones = new Map<string, number>();

  constructor(plan: FlightPlan, stand: Stand, track: Track, log: ShiftLog, eibt: number) {
    this.plan = plan;
    this.stand = stand;
    this.track = track;
    this.#log = log;
    this.eibt = eibt;
    this.tobt = plan.sobt ?? Number.POSITIVE_INFINITY;
  }

  get callsign(): string {
    const leaving = ['boarding', 'off_block', 'taxi_out', 'departed'].includes(this.status);
    return (
      (leaving ? this.plan.outbound : this.plan.inbound) ?? this.plan.outbound ?? this.plan.inbound ?? ''
    );
  }

  milestone(name: string): number | undefined {
    return this.#milestones.get(name);
  }

  /** Writes what has become known; milestones are written whole each time, to the second. */
  report(
    time: number,
    fields: Partial<FlightState>,
    milestones: Readonly<Record<string, number>> = {},
  ): void {
    for (const [name, instant] of Object.entries(milestones)) this.#milestones.set(name, Math.round(instant));
    if (fields.status) this.status = fields.status;
    this.#log.flight(time, this.plan.flightId, {
      ...fields,
      milestones: Object.fromEntries([...this.#milestones].map(([name, instant]) => [name, isoAt(instant)])),
    });
  }

  /** How the steps spread over time from what is known at `now`. */
  project(now: number): Map<string, PlannedStep> {
    return planSteps(
      this.specs,
      step => {
        const task = this.tasks.get(step);
        return { start: task?.actualStart ?? null, end: task?.actualEnd ?? null };
      },
      {
        inBlock: this.eibt,
        offBlock: this.tobt,
        startUp: Math.max(this.tobt, this.milestone('TSAT') ?? 0),
        now,
      },
    );
  }

  /** When the last step before the pushback is expected to end. */
  readyAt(now: number): number {
    let ready = 0;
    for (const [step, { end }] of this.project(now)) if (step !== PUSHBACK) ready = Math.max(ready, end);
    return ready;
  }
}
