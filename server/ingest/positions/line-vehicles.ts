import type { Told } from '../recording-batch.ts';

/** More vehicles than these are found anew, so that memory stays bounded. */
const MOST_VEHICLES = 50_000;

/** A vehicle of lines that come as objects. */
export interface LineVehicle {
  /** Its place in the batch of that number. */
  batch: number;
  index: number;
  /** What it told last, and in which epoch of the builder. */
  told: Told | undefined;
  epoch: number;
}

/** Finds vehicles by their airport and id. */
export class LineVehicles {
  #airports = new Map<string, Map<string, LineVehicle>>();
  #count = 0;

  find(airportId: string, vehicleId: string): LineVehicle {
    return this.#airports.get(airportId)?.get(vehicleId) ?? this.#add(airportId, vehicleId);
  }

  #add(airportId: string, vehicleId: string): LineVehicle {
    if (this.#count >= MOST_VEHICLES) {
      this.#airports = new Map();
      this.#count = 0;
    }
    this.#count++;
    const vehicle: LineVehicle = { batch: -1, index: -1, told: undefined, epoch: -1 };
    const known = this.#airports.get(airportId);
    if (known) known.set(vehicleId, vehicle);
    else this.#airports.set(airportId, new Map([[vehicleId, vehicle]]));
    return vehicle;
  }
}
