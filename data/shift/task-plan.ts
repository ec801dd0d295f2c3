import type { Agenda } from './agenda.ts';
import type { AutoDispatch } from './auto-dispatch.ts';
import { isoAt, type ShiftLog } from './shift-log.ts';
import { Task } from './task.ts';
import type { TaskDesk } from './task-desk.ts';
import { MINUTE } from './task-spec.ts';
import type { Visit } from './visit.ts';

/** How long before its planned start a task is assigned, seconds. */
const LEAD = 10 * MINUTE;
const CREW_LEAD = 8 * MINUTE;
/** An assigned task goes back into the plan where its start moves by more, seconds. */
const RELEASE_BEYOND = 12 * MINUTE;

/** The tasks to come: made from the steps of each visit, moved with its estimates, handed out when due. */
export class TaskPlan {
  readonly #agenda: Agenda;
  readonly #log: ShiftLog;
  readonly #desk: TaskDesk;
  readonly #dispatch: AutoDispatch;
  #tasks = 0;

  constructor(agenda: Agenda, log: ShiftLog, desk: TaskDesk, dispatch: AutoDispatch) {
    this.#agenda = agenda;
    this.#log = log;
    this.#desk = desk;
    this.#dispatch = dispatch;
  }

  /** Makes the tasks of a visit from its steps. */
  plan(visit: Visit): void {
    const { now } = this.#agenda;
    for (const [step, planned] of visit.project(now)) {
      const spec = visit.specs.find(candidate => candidate.step === step);
      if (!spec) continue;
      this.#add(new Task(`T-${String(++this.#tasks).padStart(4, '0')}`, visit, spec, planned));
    }
  }

  /** Takes a task into the plan; it takes the place of one of the same step. */
  #add(task: Task): void {
    const { visit, spec } = task;
    visit.tasks.set(spec.step, task);
    this.#log.task(this.#agenda.now, task.taskId, {
      taskType: spec.taskType,
      flightId: visit.plan.flightId,
      stand: visit.stand.name,
      status: 'planned',
      vehicleId: null,
      plannedStart: isoAt(task.plannedStart),
      plannedEnd: isoAt(task.plannedEnd),
      assignmentSource: null,
      priority: spec.priority,
      attributes: {
        step: spec.step,
        resource: spec.vehicleType ?? 'crew',
        ...(Number.isFinite(visit.tobt) ? { deadline: isoAt(task.plannedEnd + 5 * MINUTE) } : {}),
      },
    });
    this.#await(task);
  }

  /** A new task for a step whose task has failed. */
  again(failed: Task): void {
    const { now } = this.#agenda;
    const planned = { start: now + 4 * MINUTE, end: now + 4 * MINUTE + failed.spec.duration };
    const task = new Task(`T-${String(++this.#tasks).padStart(4, '0')}`, failed.visit, failed.spec, planned);
    task.cause = `vehicle broken down: ${failed.taskId} failed`;
    this.#add(task);
  }

  /** Spreads the open steps of a visit anew; `reason` goes into the decisions that follow from it. */
  replan(visit: Visit, reason: string): void {
    for (const [step, planned] of visit.project(this.#agenda.now)) {
      const task = visit.tasks.get(step);
      if (!task?.isOpen) continue;
      const moved = planned.start - task.plannedStart;
      if (Math.abs(moved) < MINUTE && Math.abs(planned.end - task.plannedEnd) < MINUTE) continue;
      task.plannedStart = planned.start;
      task.plannedEnd = planned.end;
      this.#log.task(this.#agenda.now, task.taskId, {
        plannedStart: isoAt(planned.start),
        plannedEnd: isoAt(planned.end),
      });
      if (task.status === 'planned') {
        if (Math.abs(moved) > RELEASE_BEYOND) task.cause = `re-plan: ${reason}`;
        task.arrangement++;
        this.#await(task);
      } else if (task.vehicle && Math.abs(moved) > RELEASE_BEYOND) {
        this.#dispatch.release(task);
        task.cause = `re-plan: ${reason}`;
        this.#desk.report(task, 'planned');
        this.#await(task);
      } else if (task.vehicle && task.status === 'accepted') {
        this.#dispatch.setOffInTime(task);
      }
    }
  }

  /** Tells the tasks of a visit its new stand. */
  moveStand(visit: Visit, reason: string): void {
    for (const task of visit.tasks.values()) {
      if (task.isOver) continue;
      this.#log.task(this.#agenda.now, task.taskId, { stand: visit.stand.name });
      if ((task.status === 'assigned' || task.status === 'accepted') && task.vehicle) {
        this.#dispatch.release(task);
        this.#dispatch.decide(task, `re-plan: ${reason}`);
      }
    }
  }

  #await(task: Task): void {
    const { arrangement } = task;
    const lead = task.spec.vehicleType ? LEAD : CREW_LEAD;
    this.#agenda.at(task.plannedStart - lead, () => {
      if (task.arrangement !== arrangement || task.status !== 'planned') return;
      const trigger = task.cause ?? 'task due';
      task.cause = null;
      this.#dispatch.decide(task, trigger);
    });
  }
}
