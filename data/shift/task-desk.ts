import type { Agenda } from './agenda.ts';
import type { Driving } from './driving.ts';
import type { GroundVehicle } from './ground-vehicle.ts';
import type { ShiftLog } from './shift-log.ts';
import { isoAt } from './shift-log.ts';
import type { Task, TaskStatus } from './task.ts';
import { MINUTE } from './task-spec.ts';
import type { Visit } from './visit.ts';

/** What the task desk asks of those who know the aircraft and the fleet. */
export interface TaskEvents {
  began(task: Task): void;
  ended(task: Task): void;
  /** Whether an aircraft can be pushed back now without meeting another. */
  isWayClear(task: Task): boolean;
  /** Moves the aircraft with its tow tractor; answers when the tractor is off it. */
  pushBack(task: Task, tractor: GroundVehicle): number;
  /** A vehicle has nothing to do any more at the place of a task. */
  freed(vehicle: GroundVehicle, task: Task): void;
  /** Seconds that a task takes in fact. */
  durationOf(task: Task): number;
}

/** How much before its planned start a step may begin, in seconds. */
const EARLY = 180;

/** Carries an assigned task through: sets off, takes position, starts when its turn has come, ends. */
export class TaskDesk {
  readonly #agenda: Agenda;
  readonly #log: ShiftLog;
  readonly #driving: Driving;
  readonly #events: TaskEvents;
  readonly #starting = new Set<Task>();

  constructor(agenda: Agenda, log: ShiftLog, driving: Driving, events: TaskEvents) {
    this.#agenda = agenda;
    this.#log = log;
    this.#driving = driving;
    this.#events = events;
  }

  /** Writes a task's new status down. */
  report(task: Task, status: TaskStatus): void {
    task.status = status;
    const at = (time: number | null) => (time === null ? null : isoAt(time));
    this.#log.task(this.#agenda.now, task.taskId, {
      status,
      vehicleId: task.vehicle?.vehicleId ?? null,
      assignmentSource: task.source,
      actualStart: at(task.actualStart),
      actualEnd: at(task.actualEnd),
    });
  }

  /** Sends the vehicle of an accepted task on its way. */
  setOff(task: Task): void {
    const { vehicle, visit, spec } = task;
    if (!vehicle || !spec.position) return;
    const { now } = this.#agenda;
    const { berth } = vehicle;
    const isThere = berth?.working && berth.stand === visit.stand && berth.position === spec.position;
    vehicle.duty = task;
    this.report(task, 'en_route');
    if (isThere && !vehicle.track.isUnderWay(now)) {
      vehicle.report(now, 'en_route');
      this.#agenda.at(now + 5, () => this.#takePosition(task));
      return;
    }
    vehicle.report(now, 'en_route');
    this.#driveToStand(task, vehicle);
  }

  /** Starts whatever of a visit can start now. */
  poke(visit: Visit): void {
    for (const task of visit.tasks.values()) {
      if (task.status === 'on_position') this.#tryStart(task);
      else if (task.spec.vehicleType === null && task.status === 'accepted') this.#tryStart(task);
      else if (task.spec.taskType === 'marshalling' && task.status === 'in_progress' && visit.isInBlock) {
        this.#complete(task);
      }
    }
  }

  /** Ends a running task as failed and leaves its vehicle where it is. */
  fail(task: Task): void {
    task.actualEnd = this.#agenda.now;
    task.arrangement++;
    this.report(task, 'failed');
  }

  #driveToStand(task: Task, vehicle: GroundVehicle): void {
    const { visit, spec } = task;
    if (!spec.position) return;
    const berth = { stand: visit.stand, aircraft: visit.plan.aircraft, position: spec.position };
    const slot = visit.specs.indexOf(spec);
    const arrival = this.#driving.toStand(vehicle, this.#agenda.now, berth, slot);
    const { arrangement } = task;
    this.#agenda.at(arrival, () => {
      if (task.arrangement !== arrangement || task.status !== 'en_route') return;
      if (vehicle.berth?.stand === visit.stand) this.#takePosition(task);
      else this.#driveToStand(task, vehicle);
    });
  }

  #takePosition(task: Task): void {
    if (task.status !== 'en_route') return;
    this.report(task, 'on_position');
    task.vehicle?.report(this.#agenda.now, 'working');
    this.#tryStart(task);
  }

  #tryStart(task: Task): void {
    if (this.#starting.has(task)) return;
    const { visit, spec, vehicle } = task;
    if (vehicle?.berth && vehicle.berth.stand !== visit.stand) {
      this.report(task, 'en_route');
      vehicle.report(this.#agenda.now, 'en_route');
      this.#driveToStand(task, vehicle);
      return;
    }
    const { now } = this.#agenda;
    let earliest = task.plannedStart - (spec.taskType === 'boarding' ? 0 : EARLY);
    if (spec.taskType !== 'marshalling' && !visit.isInBlock) return;
    for (const step of spec.after) {
      const before = visit.tasks.get(step);
      if (!before) continue;
      if (before.status !== 'completed' || before.actualEnd === null) return;
      earliest = Math.max(earliest, before.actualEnd + spec.pause);
    }
    for (const step of spec.during) {
      if ((visit.tasks.get(step)?.actualStart ?? null) === null) return;
    }
    if (spec.taskType === 'pushback' && !visit.isCleared) return;
    if (earliest > now) {
      this.#agenda.at(earliest, () => this.poke(visit));
      return;
    }
    this.#starting.add(task);
    const ready = vehicle ? this.#driving.toWork(vehicle, now) : now;
    this.#agenda.at(ready, () => this.#begin(task));
  }

  #begin(task: Task): void {
    const { now } = this.#agenda;
    if (task.spec.taskType === 'pushback' && !this.#events.isWayClear(task)) {
      this.#agenda.at(now + 15, () => this.#begin(task));
      return;
    }
    this.#starting.delete(task);
    if (task.isOver) return;
    const { visit, spec, vehicle } = task;
    task.actualStart = now;
    this.report(task, 'in_progress');
    this.#events.began(task);
    if (spec.taskType === 'pushback' && vehicle) {
      this.#completeAt(this.#events.pushBack(task, vehicle), task);
    } else if (spec.until) {
      const last = visit.tasks.get(spec.until);
      if (last?.actualEnd) this.#completeAt(now + 2 * MINUTE, task);
    } else if (spec.taskType !== 'marshalling') {
      this.#completeAt(now + this.#events.durationOf(task), task);
    } else if (visit.isInBlock) {
      this.#completeAt(now + MINUTE, task);
    }
    this.poke(visit);
  }

  #completeAt(time: number, task: Task): void {
    const { arrangement } = task;
    this.#agenda.at(time, () => {
      if (task.arrangement === arrangement && task.status === 'in_progress') this.#complete(task);
    });
  }

  #complete(task: Task): void {
    const { now } = this.#agenda;
    const { visit, vehicle } = task;
    task.actualEnd = now;
    this.report(task, 'completed');
    if (vehicle) {
      vehicle.tasksDone++;
      vehicle.consume(
        ((now - (task.actualStart ?? now)) / MINUTE) * (vehicle.entry.energy === 'battery' ? 0.16 : 0.03),
      );
      vehicle.duty = null;
      this.#events.freed(vehicle, task);
    }
    for (const other of visit.tasks.values()) {
      if (other.spec.until === task.spec.step && other.status === 'in_progress') {
        this.#completeAt(now + MINUTE + 7 * visit.specs.indexOf(other.spec), other);
      }
    }
    this.#events.ended(task);
    this.poke(visit);
  }
}
