import type { Agenda } from './agenda.ts';
import { type AircraftPaths, Itinerary } from './aircraft-paths.ts';
import type { GroundVehicle } from './ground-vehicle.ts';
import type { OffBlockTarget } from './off-block-target.ts';
import { normalizeHeading, offset } from './plane.ts';
import type { Random } from './random.ts';
import { TAKE_OFF_RUNWAY } from './shift-constants.ts';
import type { StandAllocation } from './stand-allocation.ts';
import type { Task } from './task.ts';
import type { TaskDesk } from './task-desk.ts';
import { MINUTE } from './task-spec.ts';
import { RunwaySlots, type Traffic } from './traffic.ts';
import type { Visit } from './visit.ts';

/** From the tractor's grip to the first metre, and from the last to the aircraft's own power; seconds. */
const CONNECT = 75;
const DISCONNECT = 90;
const PUSHBACK_LEAST = 310;

interface Parts {
  readonly agenda: Agenda;
  readonly paths: AircraftPaths;
  readonly traffic: Traffic;
  readonly allocation: StandAllocation;
  readonly random: Random;
  readonly desk: TaskDesk;
  readonly target: OffBlockTarget;
}

/** Takes aircraft that are ready off their stands and into the air. */
export class Departures {
  readonly #parts: Parts;
  readonly #takeOffs = new RunwaySlots(95);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Lets the tractor push the aircraft; answers when the tractor is off it. The aircraft goes on by itself. */
  pushBack(task: Task, tractor: GroundVehicle): number {
    const { agenda, traffic, allocation } = this.#parts;
    const { visit } = task;
    const itinerary = this.#departure(visit, agenda.now + CONNECT);
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

  /** Whether an aircraft that is pushed back now keeps away from all that is moving. */
  isWayClear(visit: Visit): boolean {
    const { agenda, traffic } = this.#parts;
    return traffic.isClear(this.#departure(visit, agenda.now + CONNECT));
  }

  /** All steps have ended: asks for start-up, and pushes back when it is approved. */
  ready(visit: Visit): void {
    const { agenda, random } = this.#parts;
    const { now } = agenda;
    visit.report(now, {}, { ARDT: now, ...this.#parts.target.startUp(visit) });
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
    this.#parts.desk.poke(visit);
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
