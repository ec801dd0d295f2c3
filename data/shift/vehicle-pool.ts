import type { Agenda } from './agenda.ts';
import { LOW_ENERGY } from './dispatcher.ts';
import type { Driving } from './driving.ts';
import type { GroundVehicle } from './ground-vehicle.ts';
import type { Random } from './random.ts';
import type { ShiftLog } from './shift-log.ts';
import type { Task } from './task.ts';
import type { TaskDesk } from './task-desk.ts';
import { MINUTE } from './task-spec.ts';

/** Between two attempts for a task that nobody can take, seconds. */
const RETRY_AFTER = 6 * MINUTE;

interface Parts {
  readonly agenda: Agenda;
  readonly log: ShiftLog;
  readonly driving: Driving;
  readonly random: Random;
  readonly desk: TaskDesk;
}

/** Vehicles between two tasks, and tasks that wait for a vehicle. */
export class VehiclePool {
  readonly #agenda: Agenda;
  readonly #log: ShiftLog;
  readonly #driving: Driving;
  readonly #random: Random;
  readonly #desk: TaskDesk;
  readonly #decide: (task: Task, trigger: string) => void;
  readonly #setOffInTime: (task: Task) => void;
  readonly #waiting = new Set<Task>();

  /** `decide` chooses a vehicle for a task now; `setOffInTime` arranges when the vehicle of a task leaves. */
  constructor(
    parts: Parts,
    decide: (task: Task, trigger: string) => void,
    setOffInTime: (task: Task) => void,
  ) {
    this.#agenda = parts.agenda;
    this.#log = parts.log;
    this.#driving = parts.driving;
    this.#random = parts.random;
    this.#desk = parts.desk;
    this.#decide = decide;
    this.#setOffInTime = setOffInTime;
  }

  /** Gives a free vehicle its next work, or sends it home. */
  freed(vehicle: GroundVehicle, task: Task | null): void {
    const { now } = this.#agenda;
    const { held } = vehicle;
    if (held) {
      vehicle.held = null;
      vehicle.duty = held;
      vehicle.report(now, 'idle');
      this.#setOffInTime(held);
      return;
    }
    vehicle.report(now, 'idle');
    const next = [...(task?.visit.tasks.values() ?? [])].find(
      other => other.spec.continues === task?.spec.step,
    );
    if (task && next?.isOpen && !next.vehicle && next.plannedStart - now < 22 * MINUTE) {
      next.arrangement++;
      this.#waiting.delete(next);
      this.#decide(next, `${task.taskId} completed at the same aircraft`);
      if (vehicle.duty) return;
    }
    if (vehicle.energy >= LOW_ENERGY) this.#serveWaiting(vehicle);
    this.#agenda.at(now + this.#random.between(15, 45), () => this.goHome(vehicle));
  }

  /** Sends a vehicle back to its bay, unless it is wanted soon. */
  goHome(vehicle: GroundVehicle): void {
    const { now } = this.#agenda;
    const { duty } = vehicle;
    const isSoon =
      duty && (!['assigned', 'accepted'].includes(duty.status) || duty.plannedStart - now < 9 * MINUTE);
    if (isSoon || vehicle.status === 'out_of_service' || vehicle.isHome || vehicle.track.isUnderWay(now))
      return;
    vehicle.report(now, 'returning');
    const arrival = this.#driving.home(vehicle, now);
    this.#agenda.at(arrival, () => {
      if (vehicle.status !== 'returning' || vehicle.track.isUnderWay(this.#agenda.now)) return;
      vehicle.isHome = true;
      if (vehicle.energy < LOW_ENERGY && !vehicle.duty) this.#charge(vehicle);
      else vehicle.report(this.#agenda.now, 'idle');
    });
  }

  /** Keeps a task that nobody can take now, until somebody can. */
  setAside(task: Task): void {
    const { now } = this.#agenda;
    this.#waiting.add(task);
    if (task.status === 'unassigned' || task.status === 'unassignable') return;
    this.#desk.report(task, 'unassigned');
    this.#retryLater(task);
    const kind = task.spec.vehicleType?.replaceAll('_', ' ') ?? 'vehicle';
    this.#log.notification(
      now,
      'warning',
      `${task.taskId} ${task.spec.taskType} ${task.visit.callsign}: no ${kind} free`,
      {
        taskId: task.taskId,
        flightId: task.visit.plan.flightId,
      },
    );
    const pushbacks = [...this.#waiting].filter(({ spec }) => spec.taskType === 'pushback').length;
    if (task.spec.taskType === 'pushback' && pushbacks > 1) {
      this.#log.notification(
        now,
        pushbacks > 2 ? 'critical' : 'warning',
        `Queue for tow tractors: ${pushbacks} pushbacks wait`,
        {},
      );
    }
    this.#agenda.at(Math.max(task.plannedStart, now) + 8 * MINUTE, () => {
      if (!this.#waiting.has(task) || task.status !== 'unassigned') return;
      this.#desk.report(task, 'unassignable');
      this.#log.notification(
        this.#agenda.now,
        'critical',
        `${task.taskId} ${task.spec.taskType} ${task.visit.callsign}: unassignable, 8 min after its planned start`,
        {
          taskId: task.taskId,
          flightId: task.visit.plan.flightId,
        },
      );
    });
  }

  #charge(vehicle: GroundVehicle): void {
    const { now } = this.#agenda;
    vehicle.report(now, 'charging');
    const what = vehicle.entry.energy === 'battery' ? 'battery' : 'fuel';
    this.#log.notification(
      now,
      'warning',
      `${vehicle.vehicleId}: ${what} at ${Math.round(vehicle.energy)} %, out for charging`,
      {
        vehicleId: vehicle.vehicleId,
      },
    );
    this.#agenda.at(now + this.#random.between(28, 42) * MINUTE, () => {
      vehicle.energy = Math.min(95, vehicle.energy + 55);
      vehicle.report(this.#agenda.now, 'idle');
      this.#log.notification(this.#agenda.now, 'info', `${vehicle.vehicleId}: back from charging`, {
        vehicleId: vehicle.vehicleId,
      });
      this.#serveWaiting(vehicle);
    });
  }

  #serveWaiting(vehicle: GroundVehicle): void {
    const fitting = [...this.#waiting]
      .filter(task => task.spec.vehicleType === vehicle.entry.vehicleType)
      .sort((a, b) => b.spec.priority - a.spec.priority || a.plannedStart - b.plannedStart);
    const [task] = fitting;
    if (!task) return;
    this.#waiting.delete(task);
    this.#decide(task, `vehicle freed: ${vehicle.vehicleId}`);
  }

  #retryLater(task: Task): void {
    this.#agenda.at(this.#agenda.now + RETRY_AFTER, () => {
      if (!this.#waiting.has(task)) return;
      this.#waiting.delete(task);
      this.#decide(task, 'retry: still unassigned');
      if (this.#waiting.has(task)) this.#retryLater(task);
    });
  }
}
