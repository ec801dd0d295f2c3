import type { NdjsonLine } from '../../contract/lines.ts';
import type { VehicleType } from '../../contract/vocabulary.ts';
import type { Position } from '../geodesy.ts';
import { sixBitText } from './bits.ts';
import { FLEETS } from './cat010.ts';
import type { Attributes } from './item.ts';
import { FLAGS, PASSING_WORDS, type Report, type TargetKind } from './report.ts';
import { TimeTexts } from './time-texts.ts';

export type VehicleUpdateLine = Extract<NdjsonLine, { kind: 'vehicle_update' }>;

/** What is kept of a vehicle between its reports. */
interface Known {
  /** Attributes as they were last written. */
  readonly attributes: Attributes;
  /** When all that a report told was last written, and not changes alone. Milliseconds since 1970. */
  wholeMs: number;
  lastMs: number;
  flags: number;
  kind: TargetKind | undefined;
  fleet: number;
  identHigh: number;
  identLow: number;
  callsign: string;
}

/** So often all is written that a report tells, for the sake of other recordings of the same time. */
const WHOLE_EVERY_MS = 10_000;
const NAMES: readonly string[] = [...FLAGS, ...PASSING_WORDS];
const DEGREE_PARTS = 1e7;

const TYPES: Readonly<Record<TargetKind, VehicleType>> = {
  aircraft: 'aircraft',
  helicopter: 'aircraft',
  'ground vehicle': 'other',
  obstacle: 'unknown',
  undetermined: 'unknown',
};

/** The fleets that are one type of vehicle. */
const FLEET_TYPES: Partial<Record<(typeof FLEETS)[number], VehicleType>> = {
  'ATC equipment maintenance': 'maintenance',
  'airport maintenance': 'maintenance',
  fire: 'fire_truck',
  'snow plough': 'snow_plough',
  police: 'police',
  bus: 'bus',
  tug: 'tow_tractor',
  fuel: 'fuel_truck',
  baggage: 'baggage_tractor',
  catering: 'catering_truck',
  'follow me': 'follow_me',
};

/**
 * Makes records of reports. Of the attributes, those that stay as they are are left out but for every ten seconds: that
 * halves the work of storing them. Remembers of each vehicle what its reports may leave out; memory grows with vehicles.
 */
export class TargetLines {
  readonly #airportId: string;
  readonly #known = new Map<string, Known>();
  readonly #times = new TimeTexts();

  constructor(airportId: string) {
    this.#airportId = airportId;
  }

  /** A vehicle's record. `timeMs`: since 1970; `told`: what the report's items say beyond a vehicle's state. */
  lineOf(
    report: Report,
    vehicleId: string,
    timeMs: number,
    [lon, lat]: Position,
    told: Attributes,
  ): VehicleUpdateLine {
    let known = this.#known.get(vehicleId);
    if (!known) {
      known = newcomer();
      this.#known.set(vehicleId, known);
    }
    const line: VehicleUpdateLine = {
      kind: 'vehicle_update',
      airportId: this.#airportId,
      vehicleId,
      time: this.#times.of(timeMs),
      lon: Math.round(lon * DEGREE_PARTS) / DEGREE_PARTS,
      lat: Math.round(lat * DEGREE_PARTS) / DEGREE_PARTS,
    };
    const type = typeOf(report, known);
    if (type !== undefined) line.vehicleType = type;
    const callsign = callsignOf(report, known);
    if (callsign !== '') line.callsign = callsign;
    if (!Number.isNaN(report.heading)) line.heading = (Math.round(report.heading * 100) % 36_000) / 100;
    if (!Number.isNaN(report.speed)) line.speed = Math.round(report.speed * 100) / 100;
    if (!Number.isNaN(report.trackAngle)) told.trackAngle = report.trackAngle;
    if (known.kind !== undefined) told.targetType = known.kind;
    if ((report.told & known.flags) | report.set)
      tellFlags(told, report.told & known.flags & ~report.set, report.set);
    known.flags = (known.flags & ~report.told) | report.set;
    writeAttributes(line, told, known, timeMs);
    return line;
  }
}

function newcomer(): Known {
  return {
    attributes: {},
    wholeMs: Number.NEGATIVE_INFINITY,
    lastMs: Number.NEGATIVE_INFINITY,
    flags: 0,
    kind: undefined,
    fleet: 0,
    identHigh: -1,
    identLow: -1,
    callsign: '',
  };
}

/** A report out of order is written whole, and so is the one after it: neither follows the one before in time. */
function writeAttributes(line: VehicleUpdateLine, told: Attributes, known: Known, timeMs: number): void {
  const isOutOfOrder = timeMs < known.lastMs;
  const isWhole = isOutOfOrder || timeMs - known.wholeMs >= WHOLE_EVERY_MS;
  if (isWhole) known.wholeMs = isOutOfOrder ? Number.NEGATIVE_INFINITY : timeMs;
  known.lastMs = timeMs;
  for (const name in told) {
    const value = told[name];
    const before = known.attributes[name] ?? null;
    if (value === before && (!isWhole || value === null)) continue;
    line[name] = value;
    known.attributes[name] = value;
  }
}

/** What a later report leaves undetermined stays as it was determined. */
function typeOf(report: Report, known: Known): VehicleType | undefined {
  const isNew = report.kind !== undefined && (report.kind !== 'undetermined' || known.kind === undefined);
  if (isNew) known.kind = report.kind;
  if (report.fleet > 0) known.fleet = report.fleet;
  if (known.kind === undefined && known.fleet === 0) return undefined;
  const fleet = FLEETS[known.fleet - 1];
  if (known.kind === undefined || known.kind === 'ground vehicle' || known.kind === 'undetermined') {
    if (fleet !== undefined) return FLEET_TYPES[fleet] ?? 'other';
  }
  return known.kind && TYPES[known.kind];
}

function callsignOf({ identHigh, identLow }: Report, known: Known): string {
  if (identHigh < 0) return '';
  if (identHigh !== known.identHigh || identLow !== known.identLow) {
    known.identHigh = identHigh;
    known.identLow = identLow;
    known.callsign = sixBitText(identHigh, identLow);
  }
  return known.callsign;
}

/** `ended`: bits of what held in the vehicle's last report and does no more. Words are told by their item. */
function tellFlags(told: Attributes, ended: number, set: number): void {
  for (let index = 0; index < NAMES.length; index++) {
    const name = NAMES[index] ?? '';
    if (ended & (1 << index)) told[name] = null;
    else if (set & (1 << index) && index < FLAGS.length) told[name] = true;
  }
}
