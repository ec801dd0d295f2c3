import { isUtf8 } from 'node:buffer';
import type { z } from 'zod';
import { vehicleUpdateLine } from '../../contract/lines.ts';
import { toIso } from '../../contract/time.ts';
import { parseJsonLine } from '../json-line.ts';
import { reasonOf, shown } from '../reason.ts';
import type { TraceHead } from './trace-head.ts';

/** The contract's fields of a position: nothing in an aircraft object goes by their names. */
const FIELDS = new Set(Object.keys(vehicleUpdateLine.shape));
const METRES_PER_SECOND_IN_KNOT = 1852 / 3600;
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');

const STALE = 1;
const LEG_START = 2;
const RATE_IS_GEOMETRIC = 4;
const ALTITUDE_IS_GEOMETRIC = 8;

/** Columns that files of 2022 and later have after the aircraft object. */
const LATER_COLUMNS = ['type', 'alt_geom', 'geom_rate', 'ias', 'roll'] as const;
const FIRST_LATER_COLUMN = 9;

/** A row of a trace: when and where it was, and all else once its airport is known; or why it is set aside. */
export type ReadRow =
  | { readonly lon: number; readonly lat: number; line(airportId: string): CheckedPosition }
  | { readonly reason: string };
type CheckedPosition = { readonly line: z.infer<typeof vehicleUpdateLine> } | { readonly reason: string };

/**
 * Reads one row of `trace` as readsb's README-json.md describes it. Speed becomes metres per second, rounded to two
 * decimals; a heading of 360 becomes 0. All else keeps readsb's names and units (feet, feet per minute, knots); what
 * is `null` or left out for this row is cleared.
 */
export function readTraceRow(bytes: Buffer, head: TraceHead): ReadRow {
  const row = rowOf(bytes);
  if ('reason' in row) return row;
  const [seconds, lat, lon] = row.cells;
  if (!isNumber(seconds))
    return { reason: `seconds after the timestamp: must be a number, is ${shown(seconds)}` };
  const ms = Math.round((head.timestamp + seconds) * 1000);
  if (!(ms >= 0 && ms <= LAST_MS)) return { reason: `seconds after the timestamp: no date, is ${seconds}` };
  if (!isNumber(lat)) return { reason: `latitude: must be a number, is ${shown(lat)}` };
  if (!isNumber(lon)) return { reason: `longitude: must be a number, is ${shown(lon)}` };
  return {
    lon,
    lat,
    line: airportId => lineOf(row.cells, { airportId, vehicleId: head.vehicleId, ms, lon, lat }),
  };
}

function rowOf(bytes: Buffer): { readonly cells: readonly unknown[] } | { readonly reason: string } {
  if (!isUtf8(bytes)) return { reason: 'holds bytes that are not UTF-8' };
  const parsed = parseJsonLine(`{"row":${bytes.toString('utf8')}}`);
  if ('reason' in parsed) return parsed;
  const cells: unknown = Reflect.get(parsed.value, 'row');
  return Array.isArray(cells)
    ? { cells }
    : { reason: 'must be a list, such as [0.5, 41.29, 2.07, "ground", …]' };
}

interface Place {
  readonly airportId: string;
  readonly vehicleId: string;
  readonly ms: number;
  readonly lon: number;
  readonly lat: number;
}

function lineOf(cells: readonly unknown[], { ms, ...place }: Place): CheckedPosition {
  const [, , , altitude, groundSpeed, track, flags, verticalRate, aircraft] = cells;
  const { flight, ...details } = isObject(aircraft) ? aircraft : {};
  const row: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(details)) if (!FIELDS.has(key)) row[key] = value;
  for (const [index, key] of LATER_COLUMNS.entries()) {
    const value = cells[FIRST_LATER_COLUMN + index];
    if (value !== undefined && (value !== null || row[key] === undefined)) row[key] = value;
  }
  const bits = isNumber(flags) ? flags : 0;
  row[bits & ALTITUDE_IS_GEOMETRIC ? 'alt_geom' : 'alt_baro'] = altitude;
  row[bits & RATE_IS_GEOMETRIC ? 'geom_rate' : 'baro_rate'] = verticalRate;
  row.stale = bits & STALE ? true : null;
  row.leg_start = bits & LEG_START ? true : null;
  const callsign = callsignOf(flight);
  if (callsign !== undefined) row.callsign = callsign;
  const checked = vehicleUpdateLine.safeParse({
    ...row,
    ...place,
    kind: 'vehicle_update',
    time: toIso(ms),
    heading: track === 360 ? 0 : track,
    speed: isNumber(groundSpeed)
      ? Math.round(groundSpeed * METRES_PER_SECOND_IN_KNOT * 100) / 100
      : groundSpeed,
  });
  if (checked.success) return { line: checked.data };
  const told = { ...place, heading: track, speed: groundSpeed };
  return { reason: reasonOf(checked.error.issues, told) };
}

/** Eight characters, filled up with blanks; `@` stands for one that was not set. */
function callsignOf(flight: unknown): string | undefined {
  if (typeof flight !== 'string') return undefined;
  return flight.replace(/[\s@]+$/, '').trimStart() || undefined;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
