import type { VehicleState } from '../contract/records.ts';
import { toMs } from '../contract/time.ts';
import type { EntityFilter } from '../replay/filter.ts';
import { parsedState } from '../replay/parsed-state.ts';
import type { RecordReader } from '../replay/record-reader.ts';

/** How many fixes of a vehicle are read at first, and at most at once: a short range must not cost what a long one does. */
const FIRST_CHUNK = 50;
const CHUNK = 500;

/** Longer silences of a vehicle are gaps: nobody knows where it went. */
const GAP_MS = 60_000;

export interface TrackRange {
  readonly airportId: string;
  /** Both inclusive, ms since the epoch. */
  readonly from: number;
  readonly to: number;
  /** All vehicles where it is left out. */
  readonly vehicleIds: readonly string[] | undefined;
  /** Fixes that do not pass it are left out. */
  readonly filter: EntityFilter;
}

/** Some fixes of a vehicle in order of time, none of them apart from the one before; none at all where what was read did not pass. */
interface TrackPiece {
  readonly fixes: readonly VehicleState[];
  /** Whether the first of them follows the last of the piece before: no gap lies between, and no fix that was left out. */
  readonly continues: boolean;
}

/** The way of a vehicle in a range, in which it has a fix at least. */
export interface Track {
  /** These three as they are known at the end of the range. */
  readonly vehicleId: string;
  readonly vehicleType: VehicleState['vehicleType'];
  readonly callsign: string | null;
  /** Read anew each time it is gone through. */
  readonly pieces: Iterable<TrackPiece>;
}

/** The tracks of a range, ordered by vehicle id; `null` now and then while one is looked for. */
export function* tracks(
  reader: RecordReader,
  range: TrackRange,
): Generator<{ readonly track: Track | null; readonly done: number; readonly total: number }> {
  if (!range.filter.admits('vehicle')) return;
  const latest = reader.readState(range.airportId, 'vehicle', range.to, range.vehicleIds);
  for (const [index, { entityId, text }] of latest.entries()) {
    const told = { done: index + 1, total: latest.length };
    const read = () => piecesOf(reader, range, entityId);
    const rest = read();
    let first = rest.next();
    while (first.value?.fixes.length === 0) {
      yield { track: null, ...told };
      first = rest.next();
    }
    if (!first.value) {
      yield { track: null, ...told };
      continue;
    }
    const { vehicleType = null, callsign = null } = (parsedState(text) ?? {}) as Partial<VehicleState>;
    const pieces = begun(first.value, rest, read);
    yield { track: { vehicleId: entityId, vehicleType, callsign, pieces }, ...told };
  }
}

/** What can be gone through again and again, of which the first is read already. */
function begun<T>(first: T, rest: Iterable<T>, read: () => Iterable<T>): Iterable<T> {
  let open = true;
  return {
    *[Symbol.iterator]() {
      if (!open) return yield* read();
      open = false;
      yield first;
      yield* rest;
    },
  };
}

function* piecesOf(
  reader: RecordReader,
  { airportId, from, to, filter }: TrackRange,
  vehicleId: string,
): Generator<TrackPiece, undefined> {
  let place = { time: from, sequence: Number.NEGATIVE_INFINITY };
  let last: VehicleState | undefined;
  for (let chunk = FIRST_CHUNK; ; chunk = Math.min(CHUNK, 4 * chunk)) {
    const records = reader.readBeyond(airportId, 'vehicle', 'next', place, chunk, vehicleId);
    const inside = records.filter(record => record.time <= to);
    let piece: { fixes: VehicleState[]; continues: boolean } = { fixes: [], continues: last !== undefined };
    for (const { text } of inside) {
      const fix = parsedState(text) as VehicleState | null;
      if (fix === null) continue;
      const passes = filter.passes('vehicle', fix);
      if (!passes || (last && toMs(fix.time) - toMs(last.time) > GAP_MS)) {
        if (piece.fixes.length > 0) yield piece;
        piece = { fixes: [], continues: false };
      }
      last = passes ? fix : undefined;
      if (passes) piece.fixes.push(fix);
    }
    yield piece;
    const end = records.at(-1);
    if (!end || inside.length < chunk) return;
    place = { time: end.time, sequence: end.sequence };
  }
}
