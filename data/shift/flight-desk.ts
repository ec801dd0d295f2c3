import type { Agenda } from './agenda.ts';
import { type Arrivals, TAXI_IN } from './arrivals.ts';
import type { Departures } from './departures.ts';
import type { OffBlockTarget } from './off-block-target.ts';
import type { Random } from './random.ts';
import { LANDING_RUNWAY, TAKE_OFF_RUNWAY } from './shift-constants.ts';
import type { Task } from './task.ts';
import { taskGraph } from './task-graph.ts';
import type { TaskPlan } from './task-plan.ts';
import { MINUTE, PUSHBACK } from './task-spec.ts';
import type { Troubles } from './troubles.ts';
import type { Visit } from './visit.ts';

interface Parts {
  readonly agenda: Agenda;
  readonly troubles: Troubles;
  readonly random: Random;
  readonly plan: TaskPlan;
  readonly target: OffBlockTarget;
  readonly arrivals: Arrivals;
  readonly departures: Departures;
}

/** Takes on visits, makes their tasks, and follows how these go. */
export class FlightDesk {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Takes on a visit; `landing` is when it will land in fact, `null` where the aircraft is here already. */
  open(visit: Visit, landing: number | null): void {
    const { agenda, arrivals } = this.#parts;
    const { sibt, sobt } = visit.plan;
    if (landing === null || sibt === null) {
      visit.isInBlock = true;
      agenda.at((sobt ?? 0) - 105 * MINUTE, () => {
        this.#announce(visit);
        visit.report(agenda.now, { status: 'in_block' });
        this.#makeTasks(visit);
      });
    } else {
      agenda.at(sibt - 75 * MINUTE, () => this.#announce(visit));
      agenda.at(sibt - 60 * MINUTE, () => this.#makeTasks(visit));
      arrivals.expect(visit, landing);
    }
    this.#planStartUp(visit);
  }

  /** Something of a visit has begun: boarding is told. */
  began(task: Task): void {
    const { visit, spec } = task;
    if (spec.taskType !== 'boarding') return;
    const { now } = this.#parts.agenda;
    visit.report(now, { status: 'boarding', callsign: visit.plan.outbound }, { ASBT: now });
  }

  /** Something of a visit has ended: the target off-block time is looked at, and when all is done it is ready. */
  ended(task: Task): void {
    const { visit, spec } = task;
    if (spec.step === PUSHBACK || visit.plan.sobt === null || !Number.isFinite(visit.tobt)) return;
    this.#parts.target.update(visit, `${spec.taskType} ended late`);
    const isReady = [...visit.tasks.values()].every(
      other => other.spec.step === PUSHBACK || other.status === 'completed',
    );
    if (isReady) this.#parts.departures.ready(visit);
  }

  #announce(visit: Visit): void {
    const { plan } = visit;
    const { now } = this.#parts.agenda;
    visit.report(
      now,
      {
        callsign: plan.inbound ?? plan.outbound,
        airline: plan.airline,
        registration: plan.registration,
        aircraftType: plan.aircraft.code,
        direction: plan.direction,
        stand: visit.stand.name,
        gate: plan.sobt === null ? null : visit.stand.name,
        runway: plan.sibt === null ? TAKE_OFF_RUNWAY : LANDING_RUNWAY,
        status: 'scheduled',
        attributes: {
          ...(plan.inbound ? { inbound: plan.inbound, origin: plan.origin } : {}),
          ...(plan.outbound ? { outbound: plan.outbound, destination: plan.destination } : {}),
          remote: visit.stand.remote,
        },
      },
      {
        ...(plan.sibt === null ? {} : { SIBT: plan.sibt, EIBT: plan.sibt, ELDT: plan.sibt - TAXI_IN }),
        ...(plan.sobt === null ? {} : { SOBT: plan.sobt, EOBT: plan.sobt, TOBT: plan.sobt }),
        ...this.#parts.troubles.restriction(plan.flightId),
      },
    );
  }

  #makeTasks(visit: Visit): void {
    const { random, agenda, plan, target } = this.#parts;
    visit.specs = taskGraph(visit.plan, visit.stand.remote, random.fork(visit.plan.flightId));
    target.update(visit, 'short turnaround');
    plan.plan(visit);
    agenda.at(agenda.now + 10 * MINUTE, () => target.watch(visit));
  }

  /** The target start-up time is given out 40 minutes before the target off-block time. */
  #planStartUp(visit: Visit): void {
    const { agenda, plan, target } = this.#parts;
    if (visit.plan.sobt === null) return;
    agenda.at(visit.plan.sobt - 40 * MINUTE, () => {
      if (visit.milestone('AOBT') !== undefined) return;
      visit.report(agenda.now, {}, target.startUp(visit));
      plan.replan(visit, 'TSAT given');
    });
  }
}
