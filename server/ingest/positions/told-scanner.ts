import type { Told } from '../recording-batch.ts';
import type { BatchBuilder, FieldSlices } from './batch-builder.ts';
import { AT } from './position-fields.ts';
import { isSame, type KnownVehicle } from './vehicle-table.ts';

/** What a vehicle tells of itself, by the places of the fields. */
const TOLD = [AT.vehicleType, AT.callsign, AT.status, AT.taskId, AT.flightId];

/** Notes what vehicles tell of themselves where it is not what they told last, by comparing bytes. */
export class ToldScanner {
  readonly #builder: BatchBuilder;

  constructor(builder: BatchBuilder) {
    this.#builder = builder;
  }

  /** Notes it for the position that comes next; `onGround` where its source has words for that. */
  note(vehicle: KnownVehicle, slices: FieldSlices, onGround: boolean | undefined): void {
    const epoch = this.#builder.epochOfSlices();
    const isKnown = vehicle.epoch === epoch;
    const isSameGround = onGround === undefined || vehicle.onGround === onGround;
    if (isKnown && isSameGround && tellsTheSame(vehicle, slices)) return;
    vehicle.epoch = epoch;
    vehicle.onGround = onGround ?? (isKnown ? vehicle.onGround : null);
    const [vehicleType, callsign, status, taskId, flightId] = TOLD.map((place, index) => {
      const isGiven = (slices.given & (1 << place)) !== 0;
      const text = Buffer.from(
        isGiven ? slices.bytes.subarray(slices.starts[place], slices.ends[place]) : [],
      );
      vehicle.told[index] = text;
      return text.length === 0 ? null : (JSON.parse(text.toString('utf8')) as string | null);
    }) as [Told['vehicleType'], string | null, Told['status'], string | null, string | null];
    this.#builder.tell({ vehicleType, callsign, status, taskId, flightId, onGround: vehicle.onGround });
  }
}

function tellsTheSame({ told }: KnownVehicle, { bytes, given, starts, ends }: FieldSlices): boolean {
  for (let index = 0; index < TOLD.length; index++) {
    const place = TOLD[index] as number;
    const isGiven = (given & (1 << place)) !== 0;
    const [start, end] = isGiven ? [starts[place] as number, ends[place] as number] : [0, 0];
    if (!isSame(told[index] as Uint8Array, bytes, start, end)) return false;
  }
  return true;
}
