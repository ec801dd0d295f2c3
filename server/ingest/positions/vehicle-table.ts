/** More vehicles than these are found anew, so that memory stays bounded. */
const MOST_VEHICLES = 50_000;
const SLOTS = 131_072;

/** A vehicle of a source, as it is known by the bytes of its id. */
export interface KnownVehicle {
  readonly airportId: string;
  readonly vehicleId: string;
  readonly id: Uint8Array;
  /** Its place in the batch of that number. */
  batch: number;
  index: number;
  /** What it told last, as JSON text; empty where it told nothing. It holds for that epoch of the builder. */
  readonly told: Uint8Array[];
  /** What its source's own words said last of whether it is on the ground, in the same epoch. */
  onGround: boolean | null;
  epoch: number;
}

/** Finds vehicles by the bytes of their ids, without making texts of them. */
export class VehicleTable {
  #slots = new Int32Array(SLOTS).fill(-1);
  #vehicles: KnownVehicle[] = [];

  /** The vehicle whose id lies between `start` and `end` of `bytes`; `hash` is of these bytes. */
  find(airportId: string, bytes: Uint8Array, start: number, end: number, hash: number): KnownVehicle {
    let slot = hash & (SLOTS - 1);
    for (;;) {
      const index = this.#slots[slot] as number;
      if (index === -1) break;
      const vehicle = this.#vehicles[index] as KnownVehicle;
      if (vehicle.airportId === airportId && isSame(vehicle.id, bytes, start, end)) return vehicle;
      slot = (slot + 1) & (SLOTS - 1);
    }
    return this.#add(airportId, Uint8Array.prototype.slice.call(bytes, start, end), slot);
  }

  #add(airportId: string, id: Uint8Array, slot: number): KnownVehicle {
    const vehicle: KnownVehicle = {
      airportId,
      vehicleId: Buffer.from(id).toString('utf8'),
      id,
      batch: -1,
      index: -1,
      told: [],
      onGround: null,
      epoch: -1,
    };
    if (this.#vehicles.length >= MOST_VEHICLES) {
      this.#vehicles = [];
      this.#slots.fill(-1);
    }
    this.#slots[slot] = this.#vehicles.push(vehicle) - 1;
    return vehicle;
  }
}

/** Whether a stretch of bytes holds the same as `text`. */
export function isSame(text: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let index = 0; index < text.length; index++) if (text[index] !== bytes[start + index]) return false;
  return true;
}
