import { vehicleUpdateLine } from '../../contract/lines.ts';
import { reasonOf } from '../reason.ts';
import type { RecordingSink } from '../recording-sink.ts';
import { BoundedMap } from './bounded-map.ts';

/** Of more vehicles than these, what the first ones last told is forgotten, and told again. */
const MOST_VEHICLES = 10_000;

/** Where a vehicle was, and what is known of it then. */
export interface VehicleReport {
  readonly airportId: string;
  readonly vehicleId: string;
  readonly time: string;
  /** Degrees; `undefined` or NaN where they are not told. */
  readonly lon: number | undefined;
  readonly lat: number | undefined;
  readonly fields: ReadonlyMap<string, unknown>;
  /** Whether a field that is not there is not known any more; else it was not told of. A flight stays: events tell it. */
  readonly isComplete: boolean;
}

/** Writes positions with what has changed of their vehicles since the position before. */
export class VehicleWriter {
  readonly #sink: RecordingSink;
  readonly #written = new BoundedMap<string, ReadonlyMap<string, unknown>>(MOST_VEHICLES);

  constructor(sink: RecordingSink) {
    this.#sink = sink;
  }

  /** Writes one position; returns why it cannot be used, where it cannot. */
  write({ fields, isComplete, ...place }: VehicleReport): string | undefined {
    const key = `${place.airportId} ${place.vehicleId}`;
    const before = this.#written.get(key) ?? new Map();
    const kept = isComplete ? [...before].filter(([field]) => field === 'flightId') : before;
    const now = new Map([...kept, ...fields]);
    const changed = changes(before, now);
    const checked = vehicleUpdateLine.safeParse({ ...changed, ...place, kind: 'vehicle_update' });
    if (!checked.success) return reasonOf(checked.error.issues, { ...changed, ...place });
    this.#sink.write(checked.data);
    this.#written.set(key, now);
    return undefined;
  }
}

/** What has to be written: fields that are new or other than before, and `null` for those that are no longer told. */
function changes(
  before: ReadonlyMap<string, unknown>,
  now: ReadonlyMap<string, unknown>,
): Record<string, unknown> {
  const changed: [field: string, value: unknown][] = [];
  for (const [field, value] of now) {
    if (before.get(field) !== value || !before.has(field)) changed.push([field, value]);
  }
  for (const field of before.keys()) if (!now.has(field)) changed.push([field, null]);
  return Object.fromEntries(changed);
}
