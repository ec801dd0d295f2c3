import { toIso } from '../../contract/time.ts';
import { eventOffset } from './event-offset.ts';
import type { FindingCollector } from './finding-collector.ts';
import { isTimeZone } from './time-zones.ts';
import type { VehicleTally } from './vehicle-tally.ts';

/** People tell of their arrival when they have their hands free: less is no clock's fault, s. */
const TOLERATED_SECONDS = 120;
/** Later arrivals of one vehicle are not held. */
const MOST_ARRIVALS = 400;

/** A task's line, as far as it tells of an arrival. */
interface TaskLine {
  readonly airportId: string;
  readonly taskId: string;
  readonly vehicleId?: string | null | undefined;
  readonly status?: string | null | undefined;
}

interface Arrival {
  readonly time: number;
  readonly taskId: string;
}

/** When tasks say that vehicles came to their places, by vehicle. */
export class ArrivalTally {
  /** The vehicle of each task, as told last. */
  readonly #vehicles = new Map<string, string>();
  readonly #arrivals = new Map<string, Arrival[]>();

  /** `time`: that of the line, ms since 1970. */
  add({ airportId, taskId, vehicleId, status }: TaskLine, time: number): void {
    const task = `${airportId} ${taskId}`;
    if (vehicleId) this.#vehicles.set(task, `${airportId} ${vehicleId}`);
    const vehicle = this.#vehicles.get(task);
    if (status === 'on_position' && vehicle !== undefined) this.#keep(vehicle, { time, taskId });
  }

  absorb(other: ArrivalTally): void {
    for (const [task, vehicle] of other.#vehicles) this.#vehicles.set(task, vehicle);
    for (const [vehicle, arrivals] of other.#arrivals) {
      for (const arrival of arrivals) this.#keep(vehicle, arrival);
    }
  }

  /** Holds the arrivals against the stops of the vehicles. */
  judge(vehicles: Iterable<VehicleTally>, findings: FindingCollector): void {
    if (this.#arrivals.size === 0) return;
    const told = [...vehicles].flatMap(vehicle => {
      const arrivals = this.#arrivals.get(vehicle.key);
      return arrivals ? [{ vehicle, arrivals }] : [];
    });
    const offset = eventOffset(
      told.map(({ vehicle, arrivals }) => ({
        events: arrivals.map(({ time }) => time),
        stops: vehicle.stops.times,
      })),
    );
    if (!offset || Math.abs(offset.seconds) <= TOLERATED_SECONDS + 2 * offset.margin) return;
    findings.count('event_offset', null, 1);
    if (isTimeZone(offset.seconds)) findings.detail('event_offset', { cause: 'time_zone' });
    for (const { vehicle, arrivals } of told) {
      const [first] = arrivals;
      if (!first || vehicle.stops.times.length === 0) continue;
      const { airportId, vehicleId } = vehicle;
      findings.exemplify('event_offset', '', arrivals.length, () => ({
        airportId,
        time: toIso(first.time),
        vehicleId,
        taskId: first.taskId,
        ...offset,
      }));
    }
  }

  #keep(vehicle: string, arrival: Arrival): void {
    const arrivals = this.#arrivals.get(vehicle);
    if (!arrivals) this.#arrivals.set(vehicle, [arrival]);
    else if (arrivals.length < MOST_ARRIVALS) arrivals.push(arrival);
  }
}
