import type { Agenda } from './agenda.ts';
import { type Applicant, choose, LOW_ENERGY } from './dispatcher.ts';
import type { Driving } from './driving.ts';
import type { GroundVehicle } from './ground-vehicle.ts';
import type { Random } from './random.ts';
import type { ShiftLog } from './shift-log.ts';
import { isoAt } from './shift-log.ts';
import { Task } from './task.ts';
import type { TaskDesk } from './task-desk.ts';
import type { Visit } from './visit.ts';

const MINUTE = 60;
/** How long before its planned start a task is assigned, seconds. */
const LEAD = 10 * MINUTE;
const CREW_LEAD = 8 * MINUTE;
/** A vehicle is to arrive this much before the planned start, seconds. */
const MARGIN = 150;
/** An assigned task goes back into the plan where its start moves by more, seconds. */
const RELEASE_BEYOND = 12 * MINUTE;
/** Between two attempts for a task that nobody can take, seconds. */
const RETRY_AFTER = 6 * MINUTE;
const OVERRIDE_CHANCE = 0.026;
const REFUSAL_CHANCE = 0.011;
const OVERRIDE_REASONS = [
  'driver already at the next stand',
  'keeps a tractor for the peak',
  'crew on break',
  'pier change saves a crossing',
  'asked by the ramp agent',
];

/** The auto-dispatcher: decides who does what, and keeps vehicles between their tasks. */
export class AutoDispatch {
  readonly #agenda: Agenda;
  readonly #log: ShiftLog;
  readonly #driving: Driving;
  readonly #fleet: readonly GroundVehicle[];
  readonly #random: Random;
  readonly #desk: TaskDesk;
  readonly #waiting = new Set<Task>();
  #tasks = 0;

  constructor(
    agenda: Agenda,
    log: ShiftLog,
    driving: Driving,
    fleet: readonly GroundVehicle[],
    random: Random,
    desk: TaskDesk,
  ) {
    this.#agenda = agenda;
    this.#log = log;
    this.#driving = driving;
    this.#fleet = fleet;
    this.#random = random;
    this.#desk = desk;
  }

  /** Makes the tasks of a visit from its steps. */
  plan(visit: Visit): void {
    const { now } = this.#agenda;
    for (const [step, planned] of visit.project(now)) {
      const spec = visit.specs.find(candidate => candidate.step === step);
      if (!spec) continue;
      this.add(new Task(`T-${String(++this.#tasks).padStart(4, '0')}`, visit, spec, planned));
    }
  }

  /** Takes a task into the plan; it takes the place of one of the same step. */
  add(task: Task): void {
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
  again(failed: Task): Task {
    const { now } = this.#agenda;
    const planned = { start: now + 4 * MINUTE, end: now + 4 * MINUTE + failed.spec.duration };
    const task = new Task(`T-${String(++this.#tasks).padStart(4, '0')}`, failed.visit, failed.spec, planned);
    task.cause = `vehicle broken down: ${failed.taskId} failed`;
    this.add(task);
    return task;
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
        this.#release(task);
        task.cause = `re-plan: ${reason}`;
        this.#desk.report(task, 'planned');
        this.#await(task);
      } else if (task.vehicle && task.status === 'accepted') {
        this.#planDeparture(task);
      }
    }
  }

  /** Tells the tasks of a visit its new stand. */
  moveStand(visit: Visit, reason: string): void {
    for (const task of visit.tasks.values()) {
      if (task.isOver) continue;
      this.#log.task(this.#agenda.now, task.taskId, { stand: visit.stand.name });
      if ((task.status === 'assigned' || task.status === 'accepted') && task.vehicle) {
        this.#release(task);
        this.decide(task, `re-plan: ${reason}`);
      }
    }
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
      this.#setAside(task);
      return;
    }
    this.#assign(task, vehicle, 'auto');
    const second = choice.candidates[1];
    if (second && second.rejectedBecause === null && this.#random.chance(OVERRIDE_CHANCE)) {
      this.#agenda.at(now + this.#random.between(25, 70), () => this.#override(task, second.vehicleId));
    }
  }

  /** Gives a free vehicle its next work, or sends it home. */
  freed(vehicle: GroundVehicle, task: Task | null): void {
    const { now } = this.#agenda;
    const { held } = vehicle;
    if (held) {
      vehicle.held = null;
      vehicle.duty = held;
      vehicle.report(now, 'idle');
      this.#planDeparture(held);
      return;
    }
    vehicle.report(now, 'idle');
    const next = [...(task?.visit.tasks.values() ?? [])].find(
      other => other.spec.continues === task?.spec.step,
    );
    if (task && next?.isOpen && !next.vehicle && next.plannedStart - now < 22 * MINUTE) {
      next.arrangement++;
      this.#waiting.delete(next);
      this.decide(next, `${task.taskId} completed at the same aircraft`);
      if (vehicle.duty) return;
    }
    if (vehicle.energy >= LOW_ENERGY) this.#serveWaiting(vehicle);
    this.#agenda.at(now + this.#random.between(15, 45), () => this.#goHome(vehicle));
  }

  #goHome(vehicle: GroundVehicle): void {
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
    this.decide(task, `vehicle freed: ${vehicle.vehicleId}`);
  }

  #await(task: Task): void {
    const { arrangement } = task;
    const lead = task.spec.vehicleType ? LEAD : CREW_LEAD;
    this.#agenda.at(task.plannedStart - lead, () => {
      if (task.arrangement !== arrangement || task.status !== 'planned') return;
      const trigger = task.cause ?? 'task due';
      task.cause = null;
      this.decide(task, trigger);
    });
  }

  #setAside(task: Task): void {
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

  #retryLater(task: Task): void {
    this.#agenda.at(this.#agenda.now + RETRY_AFTER, () => {
      if (!this.#waiting.has(task)) return;
      this.#waiting.delete(task);
      this.decide(task, 'retry: still unassigned');
      if (this.#waiting.has(task)) this.#retryLater(task);
    });
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
        this.#planDeparture(task);
      }
    });
  }

  #planDeparture(task: Task): void {
    const { vehicle } = task;
    if (!vehicle || vehicle.duty !== task || task.status !== 'accepted') return;
    const { now } = this.#agenda;
    const { seconds } = this.#driving.estimate(vehicle, task.visit.stand, now);
    const arrangement = ++task.arrangement;
    this.#agenda.at(task.plannedStart - seconds - MARGIN, () => {
      if (task.arrangement === arrangement && task.status === 'accepted') this.#desk.setOff(task);
    });
    this.#goHome(vehicle);
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
    this.#release(task);
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
    this.#release(task);
    this.#assign(task, vehicle, 'manual');
  }

  /** Takes a task from its vehicle before it has set off. */
  #release(task: Task): void {
    const { vehicle } = task;
    task.vehicle = null;
    task.source = null;
    task.arrangement++;
    if (vehicle?.held === task) vehicle.held = null;
    if (vehicle?.duty === task) {
      vehicle.duty = null;
      this.freed(vehicle, null);
    }
  }

  #demand(task: Task) {
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
