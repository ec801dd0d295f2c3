import type { BatchBuilder } from './batch-builder.ts';
import { onGroundOf } from './on-ground.ts';
import { AT } from './position-fields.ts';
import type { SliceScanner } from './slice-scanner.ts';
import { ToldScanner } from './told-scanner.ts';
import { type KnownVehicle, VehicleTable } from './vehicle-table.ts';

/** Hands positions that a {@link SliceScanner} has read to a builder, with what they tell of their vehicles. */
export class SliceWriter {
  readonly #builder: BatchBuilder;
  readonly #vehicles = new VehicleTable();
  readonly #told: ToldScanner;

  constructor(builder: BatchBuilder) {
    this.#builder = builder;
    this.#told = new ToldScanner(builder);
  }

  /** The vehicle of a position whose id was read. */
  vehicleOf(airportId: string, { bytes, starts, ends, idHash }: SliceScanner): KnownVehicle {
    const start = (starts[AT.vehicleId] as number) + 1;
    const end = (ends[AT.vehicleId] as number) - 1;
    return this.#vehicles.find(airportId, bytes, start, end, idHash);
  }

  /** Takes a position of that vehicle, and what it sets beyond the fields of a vehicle's state. */
  write(vehicle: KnownVehicle, slices: SliceScanner, attributes?: Readonly<Record<string, unknown>>): void {
    const builder = this.#builder;
    if (vehicle.batch !== builder.number) {
      vehicle.batch = builder.number;
      vehicle.index = builder.vehicle(vehicle.airportId, vehicle.vehicleId);
    }
    this.#told.note(vehicle, slices, attributes && onGroundOf(attributes));
    if (attributes) builder.set(attributes);
    builder.addSlices(slices, vehicle.index);
  }
}
