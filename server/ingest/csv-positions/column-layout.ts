import { vehicleUpdateLine } from '../../contract/lines.ts';
import { ImportError } from '../import-error.ts';

/** What a column of a position table can mean. `speed_kt` and its like tell the unit; `speed` leaves it to the name. */
export const COLUMN_ROLES = [
  'time',
  'id',
  'lat',
  'lon',
  'callsign',
  'type',
  'heading',
  'speed',
  'speed_mps',
  'speed_kt',
  'speed_kmh',
  'speed_mph',
] as const;
type ColumnRole = (typeof COLUMN_ROLES)[number];

/** A column's name by what it means: told by the person who imports, before any guess. */
export type ColumnNames = Partial<Record<ColumnRole, string>>;

export interface Column {
  readonly index: number;
  readonly name: string;
}

/** A column without a place in a vehicle's state: it goes into `attributes` under `key`. */
export interface ExtraColumn extends Column {
  readonly key: string;
  readonly as: 'text' | 'number' | 'flag';
}

/** Which column holds what. */
export interface ColumnLayout {
  readonly columns: number;
  readonly time: Column;
  readonly id: Column;
  readonly lat: Column;
  readonly lon: Column;
  readonly callsign: Column | undefined;
  readonly type: Column | undefined;
  readonly heading: Column | undefined;
  /** `metresPerSecond`: what one unit of the column is worth. */
  readonly speed: (Column & { readonly metresPerSecond: number; readonly unit: string }) | undefined;
  readonly extras: readonly ExtraColumn[];
}

/** Names in common use, best first, in small letters with `_` between words. */
const SYNONYMS = {
  time: 'time_utc timestamp_utc utc_time datetime_utc utc time timestamp datetime date_time ts unix_time epoch time_of_day',
  id: 'icao24 icao_24 icao24_address mode_s mode_s_address hex icao address target_address vehicle_id vehicleid tracker_id device_id unit_id target_id id',
  lat: 'lat latitude lat_deg latitude_deg',
  lon: 'lon lng long longitude lon_deg longitude_deg',
  callsign: 'callsign call_sign ident target_ident target_identification flight vehicle_name',
  type: 'target_type vehicle_type vehicletype type',
  heading:
    'heading heading_deg hdg hdg_deg true_heading track_deg true_track track_angle track course cog bearing',
  speed_kt:
    'gs_kt gs_kts gs_knots speed_kt speed_kts speed_knots groundspeed_kt groundspeed_kts ground_speed_kt',
  speed_mps: 'gs_mps speed_mps speed_ms speed_m_s groundspeed_mps ground_speed_mps velocity_mps',
  speed_kmh: 'gs_kmh speed_kmh speed_kph speed_km_h groundspeed_kmh ground_speed_kmh',
  speed_mph: 'gs_mph speed_mph',
  speed: 'speed gs groundspeed ground_speed velocity',
} as const satisfies Record<ColumnRole, string>;

const SPEED_ROLES = ['speed_kt', 'speed_mps', 'speed_kmh', 'speed_mph', 'speed'] as const;

const NUMBERS =
  /^(fl|flight_level|alt|altitude|baro_altitude|geo_altitude|height)(_(ft|m|feet|metres|meters))?$/;
const FLAGS = /^(on_?ground|is_on_ground|gnd)$/;

/** Metres per second in one unit: the knot is 1852 m/h (ISO 80000-3), the mile 1609.344 m. */
const SPEED_UNITS = {
  speed_kt: { unit: 'knots', metresPerSecond: 1852 / 3600 },
  speed_mps: { unit: 'metres per second', metresPerSecond: 1 },
  speed_kmh: { unit: 'kilometres per hour', metresPerSecond: 1 / 3.6 },
  speed_mph: { unit: 'miles per hour', metresPerSecond: 0.44704 },
  speed: { unit: 'metres per second', metresPerSecond: 1 },
} as const;

/**
 * Tells a table's columns by their header: first as `given` says, then by names in common use. `undefined` where
 * time, id, lat or lon is not found. Throws an {@link ImportError} where `given` names no column of the header.
 */
export function layOutColumns(header: readonly string[], given: ColumnNames = {}): ColumnLayout | undefined {
  const names = header.map(name => name.trim());
  const taken = new Set<number>();
  const column = (role: ColumnRole): Column | undefined => {
    const index = findColumn(names, role, given, taken);
    if (index === undefined) return undefined;
    taken.add(index);
    return { index, name: names[index] ?? '' };
  };
  const [time, id, lat, lon] = [column('time'), column('id'), column('lat'), column('lon')];
  if (!time || !id || !lat || !lon) return undefined;
  const [callsign, type, heading] = [column('callsign'), column('type'), column('heading')];
  const speed = findSpeed(column, given);
  const extras = names.flatMap((name, index): ExtraColumn[] =>
    name === '' || (taken.has(index) && index !== type?.index) ? [] : [extraColumn(index, name)],
  );
  return { columns: names.length, time, id, lat, lon, callsign, type, heading, speed, extras };
}

/** The layout in a line that a person can check. */
export function describeLayout(layout: ColumnLayout): string {
  const { time, id, lat, lon, callsign, type, heading, speed, extras } = layout;
  const parts = Object.entries({ time, id, lat, lon, callsign, type, heading })
    .filter(([, column]) => column !== undefined)
    .map(([role, column]) => `${role} = ${column?.name}`);
  if (speed) parts.push(`speed = ${speed.name} in ${speed.unit}`);
  if (extras.length > 0) parts.push(`attributes = ${extras.map(extra => extra.name).join(', ')}`);
  return `columns: ${parts.join('; ')}`;
}

function findColumn(
  names: readonly string[],
  role: ColumnRole,
  given: ColumnNames,
  taken: ReadonlySet<number>,
) {
  const named = given[role];
  if (named !== undefined) {
    const index = names.indexOf(named);
    if (index === -1) throw new ImportError(`has no column ${named}; its header names ${names.join(', ')}`);
    return index;
  }
  const normal = names.map(normalName);
  const index = SYNONYMS[role].split(' ').map(synonym => normal.indexOf(synonym));
  return index.find(found => found !== -1 && !taken.has(found) && !isGiven(names[found], given));
}

function findSpeed(
  column: (role: ColumnRole) => Column | undefined,
  given: ColumnNames,
): ColumnLayout['speed'] {
  const givenFirst = SPEED_ROLES.toSorted((a, b) => Number(b in given) - Number(a in given));
  for (const role of givenFirst) {
    const found = column(role);
    if (found) return { ...found, ...SPEED_UNITS[role] };
  }
  return undefined;
}

function isGiven(name: string | undefined, given: ColumnNames): boolean {
  return Object.values(given).some(taken => taken === name);
}

function normalName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
}

function extraColumn(index: number, name: string): ExtraColumn {
  const key = name in vehicleUpdateLine.shape ? `column_${name}` : name;
  const normal = normalName(name);
  return { index, name, key, as: NUMBERS.test(normal) ? 'number' : FLAGS.test(normal) ? 'flag' : 'text' };
}
