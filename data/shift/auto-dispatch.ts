import type { Agenda } from './agenda.ts';
import { type Applicant, choose, type Demand } from './dispatcher.ts';
import type { Driving } from './driving.ts';
import type { GroundVehicle } from './ground-vehicle.ts';
import type { Random } from './random.ts';
import type { ShiftLog } from './shift-log.ts';
import type { Task } from './task.ts';
import type { TaskDesk } from './task-desk.ts';
import { VehiclePool } from './vehicle-pool.ts';

/** A vehicle is to arrive this much before the planned start, seconds. */
const MARGIN = 150;
const OVERRIDE_CHANCE = 0.024;
const REFUSAL_CHANCE = 0.009;
const OVERRIDE_REASONS = [
  'driver already at the next stand',
  'keeps a tractor for the peak',
  'crew on break',
  'pier change saves a crossing',
  'asked by the ramp agent',
];

interface Parts {
  readonly agenda: Agenda;
  readonly log: ShiftLog;
  readonly driving: Driving;
  readonly fleet: readonly GroundVehicle[];
  readonly random: Random;
  readonly desk: TaskDesk;
}

/** The auto-dispatcher, and the human dispatcher who now and then overrides it: decides who does what. */
export class AutoDispatch {
  readonly #agenda: Agenda;
  readonly #log: ShiftLog;
  readonly #driving: Driving;
  readonly #fleet: readonly GroundVehicle[];
  readonly #random: Random;
  readonly #desk: TaskDesk;
  readonly #pool: VehiclePool;

  constructor(parts: Parts) {
    this.#agenda = parts.agenda;
    this.#log = parts.log;
    this.#driving = parts.driving;
    this.#fleet = parts.fleet;
    this.#random = parts.random;
    this.#desk = parts.desk;
    this.#pool = new VehiclePool(
      parts,
      (task, trigger) => this.decide(task, trigger),
      task => this.setOffInTime(task),
    );
  }

  /** A vehicle has ended a task and looks for what comes next. */
  freed(vehicle: GroundVehicle, task: Task): void {
    this.#pool.freed(vehicle, task);
  }

  /** Chooses a vehicle for a task now, and writes down why. */
  decide(task: Task, trigger: string): void {
    const { now } = this.#agenda;
    if (!task.spec.vehicleType) {
      this.#desk.report(task, 'assigned');
      const { arrangement } = task;
      this.#agenda.at(now + this.#random.between(10, 40), () => {
        if (task.arrangement !== arrangement || task.status !== 'assigned') return;
        this.#desk.report(task, 'accepted');
        this.#desk.poke(task.visit);
      });
      return;
    }
    const choice = choose(this.#applicants(task), this.#demand(task));
    this.#log.decision(now, {
      taskId: task.taskId,
      trigger,
      chosenVehicleId: choice.chosenVehicleId,
      source: 'auto',
      candidates: choice.candidates,
    });
    const vehicle = this.#fleet.find(candidate => candidate.vehicleId === choice.chosenVehicleId);
    if (!vehicle) {
      this.#pool.setAside(task);
      return;
    }
    this.#assign(task, vehicle, 'auto');
    const second = choice.candidates[1];
    if (second && second.rejectedBecause === null && this.#random.chance(OVERRIDE_CHANCE)) {
      this.#agenda.at(now + this.#random.between(25, 70), () => this.#override(task, second.vehicleId));
    }
  }

  /** Arranges that the vehicle of an accepted task sets off in time. */
  setOffInTime(task: Task): void {
    const { vehicle } = task;
    if (!vehicle || vehicle.duty !== task || task.status !== 'accepted') return;
    const { now } = this.#agenda;
    const { seconds } = this.#driving.estimate(vehicle, task.visit.stand, now);
    const arrangement = ++task.arrangement;
    this.#agenda.at(task.plannedStart - seconds - MARGIN, () => {
      if (task.arrangement === arrangement && task.status === 'accepted') this.#desk.setOff(task);
    });
    this.#pool.goHome(vehicle);
  }

  /** Takes a task from its vehicle before it has set off. */
  release(task: Task): void {
    const { vehicle } = task;
    task.vehicle = null;
    task.source = null;
    task.arrangement++;
    if (vehicle?.held === task) vehicle.held = null;
    if (vehicle?.duty === task) {
      vehicle.duty = null;
      this.#pool.freed(vehicle, null);
    }
  }

  #assign(task: Task, vehicle: GroundVehicle, source: 'auto' | 'manual'): void {
    const { now } = this.#agenda;
    task.vehicle = vehicle;
    task.source = source;
    const arrangement = ++task.arrangement;
    if (vehicle.duty) vehicle.held = task;
    else {
      vehicle.duty = task;
      vehicle.report(now, vehicle.status);
    }
    this.#desk.report(task, 'assigned');
    this.#agenda.at(now + this.#random.between(8, 35), () => {
      if (task.arrangement !== arrangement) return;
      if (source === 'auto' && this.#random.chance(REFUSAL_CHANCE)) this.#refuse(task, vehicle);
      else {
        this.#desk.report(task, 'accepted');
        this.setOffInTime(task);
      }
    });
  }

  #refuse(task: Task, vehicle: GroundVehicle): void {
    task.refusals.add(vehicle.vehicleId);
    this.#log.notification(
      this.#agenda.now,
      'info',
      `${vehicle.vehicleId} refused ${task.taskId} ${task.spec.taskType} ${task.visit.callsign}`,
      {
        vehicleId: vehicle.vehicleId,
        taskId: task.taskId,
        flightId: task.visit.plan.flightId,
      },
    );
    this.#desk.report(task, 'rejected');
    this.release(task);
    const { arrangement } = task;
    this.#agenda.at(this.#agenda.now + 4, () => {
      if (task.arrangement === arrangement) this.decide(task, `assignment refused by ${vehicle.vehicleId}`);
    });
  }

  #override(task: Task, wanted: string): void {
    if (task.status !== 'assigned' && task.status !== 'accepted') return;
    const choice = choose(this.#applicants(task), this.#demand(task));
    const chosen = choice.candidates.find(
      ({ vehicleId, rejectedBecause }) => vehicleId === wanted && rejectedBecause === null,
    );
    const vehicle = this.#fleet.find(({ vehicleId }) => vehicleId === chosen?.vehicleId);
    if (!vehicle || vehicle === task.vehicle) return;
    this.#log.decision(this.#agenda.now, {
      taskId: task.taskId,
      trigger: `dispatcher override: ${this.#random.pick(OVERRIDE_REASONS)}`,
      chosenVehicleId: vehicle.vehicleId,
      source: 'manual',
      candidates: choice.candidates,
    });
    this.release(task);
    this.#assign(task, vehicle, 'manual');
  }

  #demand(task: Task): Demand {
    const before = task.spec.continues ? task.visit.tasks.get(task.spec.continues) : undefined;
    return {
      slack: task.plannedStart - this.#agenda.now,
      terminal: task.visit.stand.terminal,
      continues: before?.vehicle?.vehicleId ?? null,
    };
  }

  #applicants(task: Task): Applicant[] {
    const { now } = this.#agenda;
    const { stand } = task.visit;
    return this.#fleet
      .filter(vehicle => vehicle.entry.vehicleType === task.spec.vehicleType)
      .map(vehicle => {
        const { duty } = vehicle;
        const free = duty && duty !== task ? (duty.visit.project(now).get(duty.spec.step)?.end ?? now) : now;
        const way =
          duty && duty !== task
            ? this.#driving.between(vehicle, duty.visit.stand, stand)
            : this.#driving.estimate(vehicle, stand, now);
        return {
          vehicleId: vehicle.vehicleId,
          distance: way.distance,
          etaSeconds: Math.max(0, free - now) + way.seconds,
          tasksDone: vehicle.tasksDone,
          energy: vehicle.energy,
          homeTerminal: vehicle.homeTerminal,
          outOfService: vehicle.status === 'out_of_service',
          charging: vehicle.status === 'charging',
          busyWith: duty && duty !== task ? duty.taskId : null,
          heldFor: vehicle.held && vehicle.held !== task ? vehicle.held.taskId : null,
          refused: task.refusals.has(vehicle.vehicleId),
        };
      });
  }
}
