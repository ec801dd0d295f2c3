import type { Agenda } from './agenda.ts';
import { AIRCRAFT_TYPES } from './aircraft-types.ts';
import type { Driving } from './driving.ts';
import type { GroundVehicle } from './ground-vehicle.ts';
import type { Random } from './random.ts';
import type { Stand } from './stand-allocation.ts';
import { MINUTE, type VehicleType } from './task-spec.ts';

const ROUNDS: readonly VehicleType[] = ['police', 'maintenance', 'other', 'fire_truck'];

/** Sends the vehicles that no turnaround asks for on rounds over the apron: out to a stand, a look, and back. */
export class Patrols {
  readonly #agenda: Agenda;
  readonly #driving: Driving;
  readonly #stands: readonly Stand[];
  readonly #random: Random;

  constructor(agenda: Agenda, driving: Driving, stands: readonly Stand[], random: Random) {
    this.#agenda = agenda;
    this.#driving = driving;
    this.#stands = stands;
    this.#random = random;
  }

  start(fleet: readonly GroundVehicle[]): void {
    for (const vehicle of fleet) {
      if (ROUNDS.includes(vehicle.entry.vehicleType))
        this.#next(vehicle, this.#random.between(-60, 20) * MINUTE);
    }
  }

  #next(vehicle: GroundVehicle, time: number): void {
    this.#agenda.at(time, () => this.#setOff(vehicle));
  }

  #setOff(vehicle: GroundVehicle): void {
    const { now } = this.#agenda;
    const stand = this.#random.pick(this.#stands.filter(({ terminal }) => terminal === vehicle.homeTerminal));
    vehicle.report(now, 'en_route');
    const berth = { stand, aircraft: AIRCRAFT_TYPES.A320, position: 'lead' } as const;
    const arrival = this.#driving.toStand(vehicle, now, berth, 0);
    this.#agenda.at(arrival, () => vehicle.report(arrival, 'idle'));
    this.#agenda.at(arrival + this.#random.between(3, 9) * MINUTE, () => this.#goHome(vehicle));
  }

  #goHome(vehicle: GroundVehicle): void {
    const { now } = this.#agenda;
    vehicle.report(now, 'returning');
    const arrival = this.#driving.home(vehicle, now);
    this.#agenda.at(arrival, () => {
      vehicle.isHome = true;
      vehicle.report(arrival, 'idle');
    });
    this.#next(vehicle, arrival + this.#random.between(12, 45) * MINUTE);
  }
}
