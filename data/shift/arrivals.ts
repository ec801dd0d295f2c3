import type { Agenda } from './agenda.ts';
import type { AircraftPaths } from './aircraft-paths.ts';
import type { OffBlockTarget } from './off-block-target.ts';
import { LANDING_RUNWAY } from './shift-constants.ts';
import type { ShiftLog } from './shift-log.ts';
import type { StandAllocation } from './stand-allocation.ts';
import type { TaskDesk } from './task-desk.ts';
import type { TaskPlan } from './task-plan.ts';
import { MINUTE } from './task-spec.ts';
import type { Traffic } from './traffic.ts';
import type { Troubles } from './troubles.ts';
import type { Visit } from './visit.ts';

/** From touchdown to in-block as planned, seconds. */
export const TAXI_IN = 6 * MINUTE;
/** An aircraft that doesn't leave keeps its stand up to this time. */
const STAND_HORIZON = 6 * 3600;

interface Parts {
  readonly agenda: Agenda;
  readonly log: ShiftLog;
  readonly paths: AircraftPaths;
  readonly traffic: Traffic;
  readonly allocation: StandAllocation;
  readonly troubles: Troubles;
  readonly desk: TaskDesk;
  readonly plan: TaskPlan;
  readonly target: OffBlockTarget;
}

/** Brings inbounds from their first estimate onto their stands. */
export class Arrivals {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Follows an inbound from its first estimate onto its stand; `landing` is when it will land in fact. */
  expect(visit: Visit, landing: number): void {
    const { agenda } = this.#parts;
    const sibt = visit.plan.sibt ?? landing + TAXI_IN;
    const delay = landing + TAXI_IN - sibt;
    agenda.at(sibt - 45 * MINUTE, () => this.#estimate(visit, sibt + delay * 0.45));
    agenda.at(landing - 28 * MINUTE, () => this.#estimate(visit, sibt + delay * 0.85));
    agenda.at(landing - 14 * MINUTE, () => this.#estimate(visit, landing + TAXI_IN));
    agenda.at(landing - 5 * MINUTE, () => {
      this.#findStand(visit);
      visit.report(agenda.now, { status: 'approach' }, { ELDT: landing });
    });
    agenda.at(landing - 110, () => this.#land(visit, landing));
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
    this.#parts.plan.replan(visit, reason);
    this.#parts.target.update(visit, reason);
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
    this.#parts.plan.moveStand(visit, `stand ${before.name} to ${stand.name}`);
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
      for (let hold = 15; hold <= 480 && !traffic.isClear(way); hold += 15) way = itinerary(hold);
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
    this.#parts.target.update(visit, 'arrived late');
    this.#parts.plan.replan(visit, 'in-block');
    this.#parts.desk.poke(visit);
  }
}
