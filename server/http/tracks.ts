import type { VehicleState } from '../contract/records.ts';
import type { EntityFilter } from '../replay/filter.ts';
import { parsedState } from '../replay/parsed-state.ts';
import type { RecordReader } from '../replay/record-reader.ts';

/** How many fixes of a vehicle are read at first, and at most at once: a short range must not cost what a long one does. */
const FIRST_CHUNK = 50;
const CHUNK = 2000;

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

/** The tracks of a range as a GeoJSON FeatureCollection (RFC 7946): a feature for each vehicle that has a fix in it. */
export function* tracksAsGeoJson(reader: RecordReader, range: TrackRange): Generator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let separator = '';
  for (const track of tracks(reader, range)) {
    const fixes = [...track].flat();
    if (fixes.length === 0) continue;
    yield `${separator}${JSON.stringify(toFeature(fixes))}`;
    separator = ',\n';
  }
  yield ']}\n';
}

const COLUMNS = [
  'vehicleId',
  'vehicleType',
  'callsign',
  'time',
  'lon',
  'lat',
  'heading',
  'speed',
  'status',
  'taskId',
  'flightId',
] as const satisfies (keyof VehicleState)[];

/** The tracks of a range as CSV (RFC 4180) with a header line: a line for each fix, by vehicle and time. */
export function* tracksAsCsv(reader: RecordReader, range: TrackRange): Generator<string> {
  yield `${COLUMNS.join(',')}\r\n`;
  for (const track of tracks(reader, range)) {
    for (const fixes of track) yield fixes.map(toCsvLine).join('');
  }
}

/** Of each vehicle, its fixes in the range in order of time, a piece at a time. */
function* tracks(reader: RecordReader, range: TrackRange): Generator<Generator<VehicleState[]>> {
  if (!range.filter.admits('vehicle')) return;
  for (const { entityId } of reader.readState(range.airportId, 'vehicle', range.to, range.vehicleIds)) {
    yield fixesOf(reader, range, entityId);
  }
}

function* fixesOf(
  reader: RecordReader,
  { airportId, from, to, filter }: TrackRange,
  vehicleId: string,
): Generator<VehicleState[]> {
  let place = { time: from, sequence: Number.NEGATIVE_INFINITY };
  for (let chunk = FIRST_CHUNK; ; chunk = Math.min(CHUNK, 4 * chunk)) {
    const records = reader.readBeyond(airportId, 'vehicle', 'next', place, chunk, vehicleId);
    const inside = records.filter(record => record.time <= to);
    const fixes = inside.flatMap(({ text }) => (parsedState(text) as VehicleState | null) ?? []);
    yield fixes.filter(fix => filter.passes('vehicle', fix));
    const last = records.at(-1);
    if (!last || inside.length < chunk) return;
    place = { time: last.time, sequence: last.sequence };
  }
}

/** A lone fix is a Point. Vehicle type and call sign are the last known in the range. */
function toFeature(fixes: readonly VehicleState[]) {
  const coordinates = fixes.map(({ lon, lat }) => [lon, lat]);
  const last = fixes.at(-1);
  return {
    type: 'Feature',
    geometry:
      coordinates.length === 1
        ? { type: 'Point', coordinates: coordinates[0] }
        : { type: 'LineString', coordinates },
    properties: {
      vehicleId: last?.vehicleId,
      vehicleType: last?.vehicleType,
      callsign: last?.callsign,
      times: fixes.map(({ time }) => time),
      headings: fixes.map(({ heading }) => heading),
      speeds: fixes.map(({ speed }) => speed),
    },
  };
}

function toCsvLine(fix: VehicleState): string {
  return `${COLUMNS.map(column => toCsvField(fix[column])).join(',')}\r\n`;
}

function toCsvField(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
