import type { NdjsonLine } from '../../contract/lines.ts';
import { toIso } from '../../contract/time.ts';
import type { VehicleType } from '../../contract/vocabulary.ts';
import type { Position } from '../geodesy.ts';
import { sixBitText } from './bits.ts';
import { FLEETS } from './cat010.ts';
import { FLAGS, PASSING_WORDS, type Report, type TargetKind } from './report.ts';

export type VehicleUpdateLine = Extract<NdjsonLine, { kind: 'vehicle_update' }>;

/** What is kept of a vehicle between its reports. */
interface Known {
  flags: number;
  kind: TargetKind | undefined;
  fleet: number;
  identHigh: number;
  identLow: number;
  callsign: string;
}

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

/** Makes records of reports; remembers of each vehicle what a report may leave out. Memory grows with vehicles. */
export class TargetLines {
  readonly #airportId: string;
  readonly #known = new Map<string, Known>();

  constructor(airportId: string) {
    this.#airportId = airportId;
  }

  /** A vehicle's record; its attributes are added by whoever holds the report's items. `timeMs`: since 1970. */
  lineOf(report: Report, vehicleId: string, timeMs: number, [lon, lat]: Position): VehicleUpdateLine {
    let known = this.#known.get(vehicleId);
    if (!known) {
      known = {
        flags: 0,
        kind: undefined,

        fleet: 0,
        identHigh: -1,
        identLow: -1,
        callsign: '',
      };
      this.#known.set(vehicleId, known);
    }
    const line: VehicleUpdateLine = {
      kind: 'vehicle_update',
      airportId: this.#airportId,
      vehicleId,
      time: toIso(timeMs),
      lon: Math.round(lon * DEGREE_PARTS) / DEGREE_PARTS,
      lat: Math.round(lat * DEGREE_PARTS) / DEGREE_PARTS,
    };
    const type = typeOf(report, known);
    if (type !== undefined) line.vehicleType = type;
    const callsign = callsignOf(report, known);
    if (callsign !== '') line.callsign = callsign;
    if (!Number.isNaN(report.heading)) line.heading = (Math.round(report.heading * 100) % 36_000) / 100;
    if (!Number.isNaN(report.speed)) line.speed = Math.round(report.speed * 100) / 100;
    if (known.kind !== undefined) line.targetType = known.kind;
    const { told, set } = report;
    if ((told & known.flags) | set) tellFlags(line, told & known.flags & ~set, set);
    known.flags = (known.flags & ~told) | set;
    return line;
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
function tellFlags(line: VehicleUpdateLine, ended: number, set: number): void {
  for (let index = 0; index < NAMES.length; index++) {
    const name = NAMES[index] ?? '';
    if (ended & (1 << index)) line[name] = null;
    else if (set & (1 << index) && index < FLAGS.length) line[name] = true;
  }
}
