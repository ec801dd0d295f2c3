import type { Depot, Network } from '../network/network.ts';
import { Agenda } from './agenda.ts';
import { AircraftPaths } from './aircraft-paths.ts';
import { Arrivals } from './arrivals.ts';
import { AutoDispatch } from './auto-dispatch.ts';
import { Departures } from './departures.ts';
import { Driving } from './driving.ts';
import { FlightDesk } from './flight-desk.ts';
import { type FlightPlan, planFlights } from './flight-plan.ts';
import { FLEET } from './ground-fleet.ts';
import { GroundVehicle } from './ground-vehicle.ts';
import { OffBlockTarget } from './off-block-target.ts';
import { Patrols } from './patrols.ts';
import { toPlane } from './plane.ts';
import type { Random } from './random.ts';
import { SHIFT_SECONDS } from './shift-constants.ts';
import { ShiftLog } from './shift-log.ts';
import { StandAllocation, standsOf } from './stand-allocation.ts';
import type { Task } from './task.ts';
import { TaskDesk } from './task-desk.ts';
import { actualDuration } from './task-durations.ts';
import { TaskPlan } from './task-plan.ts';
import { MINUTE } from './task-spec.ts';
import { Track } from './track.ts';
import { RunwaySlots, Traffic } from './traffic.ts';
import { Troubles } from './troubles.ts';
import { Visit } from './visit.ts';

/** Where the simulation begins: before the first estimate of the first flight. Seconds from the shift's start. */
const BEGIN = -160 * MINUTE;

/** Of each kind on batteries, the one with this number was not charged overnight. */
const LOW_NUMBER = 4;

/** All that a simulated shift leaves behind. */
export interface Shift {
  readonly visits: readonly Visit[];
  readonly fleet: readonly GroundVehicle[];
  readonly log: ShiftLog;
}

/** Simulates the shift over a network, from before its start to its end. */
export function simulate(network: Network, random: Random): Shift {
  const agenda = new Agenda(BEGIN);
  const log = new ShiftLog();
  const plans = planFlights(random.fork('flights'));
  const troubles = new Troubles(plans, random.fork('troubles'));
  const allocation = new StandAllocation(standsOf(network));
  const visits = placeVisits(plans, allocation, log, random.fork('stands'));
  const fleet = parkFleet(network, random.fork('fleet'));
  const driving = new Driving(network);
  const durations = random.fork('durations');
  const broken = new Set<string>();

  const breakDown = (task: Task, tractor: GroundVehicle) => {
    const { now } = agenda;
    broken.add(task.visit.plan.flightId);
    desk.fail(task);
    tractor.duty = null;
    tractor.report(now, 'out_of_service');
    log.notification(
      now,
      'critical',
      `${tractor.vehicleId} broken down at stand ${task.visit.stand.name}: hydraulics, ${task.taskId} failed`,
      {
        vehicleId: tractor.vehicleId,
        taskId: task.taskId,
        flightId: task.visit.plan.flightId,
      },
    );
    plan.again(task);
    agenda.at(now + 4 * MINUTE, () => driving.home(tractor, agenda.now));
  };

  const missDeadline = (task: Task) => {
    const { visit, vehicle, taskId } = task;
    log.notification(
      agenda.now,
      'critical',
      `${taskId} fuelling ${visit.callsign} misses its deadline: hydrant pressure low`,
      {
        vehicleId: vehicle?.vehicleId ?? null,
        taskId,
        flightId: visit.plan.flightId,
      },
    );
  };

  const desk: TaskDesk = new TaskDesk(agenda, log, driving, {
    began: task => flights.began(task),
    ended: task => flights.ended(task),
    freed: (vehicle, task) => dispatch.freed(vehicle, task),
    durationOf: task => {
      const usual = actualDuration(task.spec, task.visit.plan.aircraft.body, durations);
      const setback =
        task.spec.taskType === 'fuelling' ? troubles.fuellingSetback(task.visit.plan.flightId) : 0;
      if (setback > 0) agenda.at(task.plannedEnd + 3 * MINUTE, () => missDeadline(task));
      return usual + setback;
    },
    isWayClear: task => departures.isWayClear(task.visit),
    pushBack: (task, tractor) => {
      if (!troubles.breaksDown(task.visit.plan.flightId) || broken.has(task.visit.plan.flightId)) {
        return departures.pushBack(task, tractor);
      }
      agenda.at(agenda.now + 55, () => breakDown(task, tractor));
      return Number.POSITIVE_INFINITY;
    },
  });
  const dispatch = new AutoDispatch({ agenda, log, driving, fleet, random: random.fork('dispatch'), desk });
  const plan = new TaskPlan(agenda, log, desk, dispatch);
  const target = new OffBlockTarget(agenda, log, plan);
  const paths = new AircraftPaths(network);
  const traffic = new Traffic();
  const shared = { agenda, log, paths, traffic, allocation, troubles, desk, plan, target };
  const departures = new Departures({ ...shared, random: random.fork('start-up') });
  const arrivals = new Arrivals(shared);
  const flights = new FlightDesk({ ...shared, random: random.fork('steps'), arrivals, departures });
  new Patrols(agenda, driving, standsOf(network), random.fork('patrols')).start(fleet);
  const landings = landingTimes(plans, troubles, random.fork('delays'));
  for (const visit of visits) flights.open(visit, landings.get(visit.plan.flightId) ?? null);
  agenda.run(SHIFT_SECONDS + 30 * MINUTE);
  return { visits, fleet, log };
}

function placeVisits(
  plans: readonly FlightPlan[],
  allocation: StandAllocation,
  log: ShiftLog,
  random: Random,
): Visit[] {
  const visits: Visit[] = [];
  for (const plan of plans) {
    const from = plan.sibt ?? BEGIN;
    const to = (plan.sobt ?? SHIFT_SECONDS + 120 * MINUTE) + 8 * MINUTE;
    const wish = {
      flightId: plan.flightId,
      aircraft: plan.aircraft,
      terminal: plan.terminal,
      remote: plan.remote,
      from,
      to,
    };
    const taste = random.fork(plan.flightId);
    const stand = allocation.allocate(wish, () => taste.between(0, 60));
    if (!stand) continue;
    visits.push(new Visit(plan, stand, new Track(stand), log, plan.sibt ?? BEGIN));
  }
  for (const { plan } of visits) {
    if (plan.sibt === null) allocation.reschedule(plan.flightId, BEGIN, Number.POSITIVE_INFINITY);
  }
  return visits;
}

function parkFleet(network: Network, random: Random): GroundVehicle[] {
  const taken = new Map<string, number>();
  const fleet: GroundVehicle[] = [];
  for (const entry of FLEET) {
    let number = 0;
    for (const [terminal, count] of Object.entries(entry.homes)) {
      for (let index = 0; index < count; index++) {
        const { depot, bay } = nextBay(network.depots, terminal, taken);
        const place = { depot: depot.name, bay };
        const pose = { ...toPlane(...network.position(place)), heading: depot.heading };
        number++;
        const id = String(number).padStart(2, '0');
        const home = { place, pose, terminal: depot.area };
        const isLow = entry.energy === 'battery' && number === LOW_NUMBER;
        const energy = isLow ? random.between(26, 31) : random.between(45, 100);
        fleet.push(
          new GroundVehicle(`${entry.prefix}-${id}`, entry, `${entry.callsign} ${number}`, home, energy),
        );
      }
    }
  }
  return fleet;
}

/** The next free bay of the emptiest depot of a terminal; where the terminal has none, of any. */
function nextBay(
  depots: Network['depots'],
  terminal: string,
  taken: Map<string, number>,
): { depot: Depot; bay: number } {
  const usage = ({ name, bays }: Depot) => (taken.get(name) ?? 0) / bays.length;
  const free = depots.filter(depot => usage(depot) < 1);
  const near = free.filter(({ area }) => area === terminal);
  const [depot] = (near.length > 0 ? near : free).toSorted((a, b) => usage(a) - usage(b));
  if (!depot) throw new RangeError('the depots have too few bays for the fleet');
  const bay = taken.get(depot.name) ?? 0;
  taken.set(depot.name, bay + 1);
  return { depot, bay };
}

/** When each inbound lands in fact: its schedule, its delay, and the distance to the one before on the final. */
function landingTimes(plans: readonly FlightPlan[], troubles: Troubles, random: Random): Map<string, number> {
  const wishes = plans
    .flatMap(({ flightId, sibt }) => {
      if (sibt === null) return [];
      const delay = Math.min(Math.max(random.normal() * 7 + 1, -12), 26) * MINUTE;
      const lateness = troubles.lateness(flightId);
      return [
        { flightId, time: sibt - 6 * MINUTE + (lateness > 0 ? lateness : delay) + random.between(-40, 40) },
      ];
    })
    .sort((a, b) => a.time - b.time);
  const slots = new RunwaySlots(112);
  const landings = new Map<string, number>();
  for (const { flightId, time } of wishes) {
    const slot = slots.next(time);
    slots.take(slot);
    landings.set(flightId, slot);
  }
  return landings;
}
