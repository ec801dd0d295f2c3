import type { Agenda } from './agenda.ts';
import { type AircraftPaths, Itinerary } from './aircraft-paths.ts';
import type { AutoDispatch } from './auto-dispatch.ts';
import type { GroundVehicle } from './ground-vehicle.ts';
import { normalizeHeading, offset } from './plane.ts';
import type { Random } from './random.ts';
import { LANDING_RUNWAY, TAKE_OFF_RUNWAY } from './shift-constants.ts';
import type { ShiftLog } from './shift-log.ts';
import type { StandAllocation } from './stand-allocation.ts';
import type { Task } from './task.ts';
import type { TaskDesk } from './task-desk.ts';
import { taskGraph } from './task-graph.ts';
import { PUSHBACK } from './task-spec.ts';
import { RunwaySlots, type Traffic } from './traffic.ts';
import type { Troubles } from './troubles.ts';
import type { Visit } from './visit.ts';

const MINUTE = 60;
/** From the tractor's grip to the first metre, and from the last to the aircraft's own power; seconds. */
const CONNECT = 75;
const DISCONNECT = 90;
const PUSHBACK_LEAST = 310;
const TAXI_OUT = 11 * MINUTE;
const TAXI_IN = 6 * MINUTE;
const STAND_HORIZON = 6 * 3600;

interface Parts {
  readonly agenda: Agenda;
  readonly log: ShiftLog;
  readonly paths: AircraftPaths;
  readonly traffic: Traffic;
  readonly allocation: StandAllocation;
  readonly troubles: Troubles;
  readonly random: Random;
}

/** Carries flights through from the first estimate to the climb, and tells their milestones. */
export class FlightDesk {
  readonly #parts: Parts;
  readonly #takeOffs = new RunwaySlots(95);
  readonly #dispatch: AutoDispatch;
  readonly #desk: TaskDesk;

  constructor(parts: Parts, desk: TaskDesk, dispatch: AutoDispatch) {
    this.#parts = parts;
    this.#desk = desk;
    this.#dispatch = dispatch;
  }

  /** Takes on a visit; `landing` is when it will land in fact, `null` where the aircraft is here already. */
  open(visit: Visit, landing: number | null): void {
    const { agenda } = this.#parts;
    const { sibt, sobt } = visit.plan;
    if (landing === null || sibt === null) {
      visit.isInBlock = true;
      agenda.at((sobt ?? 0) - 105 * MINUTE, () => {
        this.#announce(visit);
        visit.report(agenda.now, { status: 'in_block' });
        this.#makeTasks(visit);
      });
      this.#planStartUp(visit);
      return;
    }
    const delay = landing + TAXI_IN - sibt;
    agenda.at(sibt - 75 * MINUTE, () => this.#announce(visit));
    agenda.at(sibt - 60 * MINUTE, () => this.#makeTasks(visit));
    agenda.at(sibt - 45 * MINUTE, () => this.#estimate(visit, sibt + delay * 0.45));
    agenda.at(landing - 28 * MINUTE, () => this.#estimate(visit, sibt + delay * 0.85));
    agenda.at(landing - 14 * MINUTE, () => this.#estimate(visit, landing + TAXI_IN));
    agenda.at(landing - 5 * MINUTE, () => {
      this.#findStand(visit);
      visit.report(agenda.now, { status: 'approach' }, { ELDT: landing });
    });
    agenda.at(landing - 110, () => this.#land(visit, landing));
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
    this.#updateTarget(visit, `${spec.taskType} ended late`);
    const isReady = [...visit.tasks.values()].every(
      other => other.spec.step === PUSHBACK || other.status === 'completed',
    );
    if (isReady) this.#ready(visit);
  }

  /** Lets the tractor push the aircraft; answers when the tractor is off it. The aircraft goes on by itself. */
  pushBack(task: Task, tractor: GroundVehicle): number {
    const { agenda, traffic, allocation } = this.#parts;
    const { visit } = task;
    let itinerary = this.#departure(visit, agenda.now + CONNECT);
    for (let tries = 0; tries < 4 && !traffic.isClear(itinerary); tries++) {
      itinerary = this.#departure(visit, itinerary.from + 15);
    }
    traffic.clear(itinerary);
    const [push, taxi, takeOff] = itinerary.legs;
    if (!push || !taxi || !takeOff) throw new RangeError('a departure has three legs');
    const offBlock = push.start;
    const airborne = takeOff.start + this.#parts.paths.departure(visit.stand.name, visit.plan.aircraft).roll;
    this.#takeOffs.take(takeOff.start);
    for (const leg of itinerary.legs) visit.track.follow(leg.start, leg.drive);
    const nose = visit.plan.aircraft.length / 2 + 3.5;
    tractor.track.follow(offBlock, {
      duration: push.drive.duration,
      at: seconds => {
        const aircraft = push.drive.at(seconds);
        return {
          ...aircraft,
          ...offset(aircraft, nose, 0),
          heading: normalizeHeading(aircraft.heading + 180),
        };
      },
    });
    tractor.berth = null;
    tractor.isHome = false;
    const flightId = visit.plan.flightId;
    agenda.at(offBlock, () => {
      allocation.reschedule(flightId, visit.eibt, offBlock + 90);
      visit.track.change(offBlock, { status: 'en_route', callsign: visit.plan.outbound, flightId });
      visit.report(
        offBlock,
        { status: 'off_block', callsign: visit.plan.outbound, runway: TAKE_OFF_RUNWAY },
        { AOBT: offBlock, TTOT: airborne },
      );
    });
    agenda.at(taxi.start, () => visit.report(taxi.start, { status: 'taxi_out' }, { TTOT: airborne }));
    agenda.at(airborne, () => visit.report(airborne, { status: 'departed' }, { ATOT: airborne }));
    agenda.at(itinerary.to, () =>
      visit.track.change(itinerary.to, { status: 'out_of_service', flightId: null }),
    );
    return taxi.start - 20;
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
    const { random, agenda } = this.#parts;
    visit.specs = taskGraph(visit.plan, visit.stand.remote, random.fork(visit.plan.flightId));
    this.#updateTarget(visit, 'short turnaround');
    this.#dispatch.plan(visit);
    agenda.at(agenda.now + 10 * MINUTE, () => this.#watch(visit));
  }

  /** Looks at the target every few minutes, so that a step that never starts shows as well. */
  #watch(visit: Visit): void {
    const { agenda } = this.#parts;
    if (visit.milestone('ARDT') !== undefined || visit.plan.sobt === null) return;
    this.#updateTarget(visit, 'steps running late');
    agenda.at(agenda.now + 4 * MINUTE, () => this.#watch(visit));
  }

  #estimate(visit: Visit, eibt: number): void {
    const { agenda, log, allocation } = this.#parts;
    const moved = Math.round((eibt - visit.eibt) / MINUTE);
    if (Math.abs(moved) < 2) return;
    visit.eibt = eibt;
    allocation.reschedule(
      visit.plan.flightId,
      eibt,
      Number.isFinite(visit.tobt) ? Math.max(visit.tobt, eibt + 40 * MINUTE) : STAND_HORIZON,
    );
    visit.report(agenda.now, {}, { EIBT: eibt, ELDT: eibt - TAXI_IN });
    if (moved >= 15) {
      log.notification(agenda.now, 'warning', `${visit.callsign} late: EIBT moved ${moved} min`, {
        flightId: visit.plan.flightId,
      });
    }
    const reason = `EIBT moved ${moved} min`;
    this.#dispatch.replan(visit, reason);
    this.#updateTarget(visit, reason);
  }

  #updateTarget(visit: Visit, reason: string): void {
    if (visit.plan.sobt === null || visit.milestone('ARDT') !== undefined) return;
    const { agenda, log } = this.#parts;
    const ready = visit.readyAt(agenda.now) + 2 * MINUTE;
    const target = Math.max(visit.plan.sobt, Math.ceil(ready / MINUTE) * MINUTE);
    const moved = Math.round((target - visit.tobt) / MINUTE);
    if (moved < 3 && moved > -5) return;
    visit.tobt = target;
    visit.report(agenda.now, {}, { EOBT: target, TOBT: target });
    if (moved >= 8) {
      log.notification(agenda.now, 'warning', `${visit.plan.outbound}: TOBT moved ${moved} min, ${reason}`, {
        flightId: visit.plan.flightId,
      });
    }
    this.#dispatch.replan(visit, `TOBT moved ${moved} min`);
  }

  /** Another stand where the planned one is still taken, or where a trouble wants it so. */
  #findStand(visit: Visit, force = false): void {
    const { agenda, allocation, log } = this.#parts;
    const { plan } = visit;
    if (!force && !allocation.isBlocked(plan.flightId, visit.eibt - 2 * MINUTE)) return;
    const before = visit.stand;
    const to = Number.isFinite(visit.tobt) ? Math.max(visit.tobt, visit.eibt + 40 * MINUTE) : STAND_HORIZON;
    const stand = allocation.allocate(
      {
        flightId: plan.flightId,
        aircraft: plan.aircraft,
        terminal: plan.terminal,
        remote: before.remote,
        from: visit.eibt,
        to,
      },
      candidate => (candidate === before ? 1e6 : candidate.remote === before.remote ? 0 : 2e5),
    );
    if (!stand || stand === before) return;
    visit.stand = stand;
    log.notification(
      agenda.now,
      'warning',
      `${visit.callsign}: stand changed from ${before.name} to ${stand.name}, ${force ? 'docking guidance out of order' : 'still occupied'}`,
      { flightId: plan.flightId },
    );
    visit.report(agenda.now, { stand: stand.name, gate: plan.sobt === null ? null : stand.name });
    this.#dispatch.moveStand(visit, `stand ${before.name} to ${stand.name}`);
  }

  #land(visit: Visit, landing: number): void {
    const { agenda, paths, traffic, allocation, troubles } = this.#parts;
    const { plan } = visit;
    const itinerary = (hold: number) => paths.arrival(landing, visit.stand.name, plan.aircraft, hold);
    if (troubles.changesStand(plan.flightId)) {
      agenda.at(landing + 20, () => {
        this.#findStand(visit, true);
      });
      agenda.at(landing + 21, () => taxiIn());
    } else agenda.at(landing, () => taxiIn());
    const approach = itinerary(0).legs[0];
    if (approach) {
      visit.track.follow(approach.start, approach.drive);
      visit.track.change(approach.start, {
        status: 'en_route',
        callsign: plan.inbound,
        flightId: plan.flightId,
      });
    }
    agenda.at(landing, () =>
      visit.report(landing, { status: 'landed', runway: LANDING_RUNWAY }, { ELDT: landing, ALDT: landing }),
    );
    const taxiIn = () => {
      let way = itinerary(0);
      for (let hold = 15; hold <= 240 && !traffic.isClear(way); hold += 15) way = itinerary(hold);
      traffic.clear(way);
      for (const leg of way.legs.slice(1)) visit.track.follow(leg.start, leg.drive);
      visit.eibt = way.to;
      allocation.reschedule(
        plan.flightId,
        way.to,
        Number.isFinite(visit.tobt) ? Math.max(visit.tobt, way.to + 40 * MINUTE) : STAND_HORIZON,
      );
      agenda.at(landing + 55, () => visit.report(agenda.now, { status: 'taxi_in' }, { EIBT: way.to }));
      agenda.at(way.to, () => this.#inBlock(visit));
    };
  }

  #inBlock(visit: Visit): void {
    const { agenda, allocation } = this.#parts;
    const { now } = agenda;
    visit.eibt = now;
    visit.isInBlock = true;
    allocation.reschedule(visit.plan.flightId, now, STAND_HORIZON);
    visit.track.change(now, { status: 'idle' });
    visit.report(now, { status: 'in_block' }, { EIBT: now, AIBT: now });
    this.#updateTarget(visit, 'arrived late');
    this.#dispatch.replan(visit, 'in-block');
    this.#desk.poke(visit);
  }

  /** The target start-up time is given out 40 minutes before the target off-block time. */
  #planStartUp(visit: Visit): void {
    const { agenda } = this.#parts;
    if (visit.plan.sobt === null) return;
    agenda.at(visit.plan.sobt - 40 * MINUTE, () => {
      if (visit.milestone('AOBT') !== undefined) return;
      visit.report(agenda.now, {}, this.#startUp(visit));
      this.#dispatch.replan(visit, 'TSAT given');
    });
  }

  #startUp(visit: Visit): Record<string, number> {
    const restriction = visit.milestone('CTOT');
    const start = Math.max(visit.tobt, restriction === undefined ? 0 : restriction - TAXI_OUT);
    return { TSAT: start, TTOT: start + TAXI_OUT };
  }

  #ready(visit: Visit): void {
    const { agenda, random } = this.#parts;
    const { now } = agenda;
    visit.report(now, {}, { ARDT: now, ...this.#startUp(visit) });
    const request = Math.max(now + random.between(15, 70), visit.tobt - 3 * MINUTE);
    agenda.at(request, () => {
      visit.report(agenda.now, {}, { ASRT: agenda.now });
      const target = visit.milestone('TSAT') ?? agenda.now;
      agenda.at(Math.max(agenda.now + random.between(10, 40), target - 3 * MINUTE), () =>
        this.#approve(visit, 0),
      );
    });
  }

  /** Start-up is approved as soon as the way is clear. */
  #approve(visit: Visit, tries: number): void {
    const { agenda, traffic } = this.#parts;
    if (tries < 40 && !traffic.isClear(this.#departure(visit, agenda.now + CONNECT + 30))) {
      agenda.at(agenda.now + 20, () => this.#approve(visit, tries + 1));
      return;
    }
    visit.report(agenda.now, {}, { ASAT: agenda.now });
    visit.isCleared = true;
    this.#desk.poke(visit);
  }

  /** Pushback from `offBlock`, taxi to the holding point, and the first free slot on the runway. */
  #departure(visit: Visit, offBlock: number): Itinerary {
    const { paths } = this.#parts;
    const push = paths.pushback(visit.stand.name);
    const { taxi, takeOff } = paths.departure(visit.stand.name, visit.plan.aircraft);
    const released = offBlock + Math.max(push.duration + DISCONNECT, PUSHBACK_LEAST - CONNECT);
    const away = released + 20;
    const slot = this.#takeOffs.next(away + taxi.duration + 12);
    return new Itinerary([
      { start: offBlock, drive: push },
      { start: away, drive: taxi },
      { start: slot, drive: takeOff },
    ]);
  }
}
