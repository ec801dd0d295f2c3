import { vehicleUpdateLine } from '../../contract/lines.ts';
import type { VehicleType } from '../../contract/vocabulary.ts';
import { BoundedMap } from './bounded-map.ts';
import type { SurfaceTrack } from './surface-tracks.ts';

const METRES_PER_SECOND_IN_KNOT = 1852 / 3600;
const DEGREES = 180 / Math.PI;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** What tells who, what and where a target is stands without its group's name; all else with it: `status.gbs`. */
const PLAIN_GROUP = /^(?:flightId|flightInfo|position|movement)\./;
const OF_NUMBERS = /^(?:(?:position|movement|targetExtent|status|slc)\.|seqNum$|plotCount$)/;
const RENAMED: ReadonlyMap<string, string> = new Map([['flightInfo.acType', 'aircraftType']]);
/** Told by the record itself. */
const TOLD_ELSEWHERE = new Set([
  'time',
  'position.latitude',
  'position.longitude',
  'movement.speed',
  'movement.heading',
]);
/** What stands in place of a call sign, code or type that is not known, or kept from the public. */
const WITHHELD = new Set(['ANON', 'UNK', 'UNKN']);
const LONGEST_WITHHELD = 4;
const CALLSIGN = 'flightId.aircraftId';

const TYPES: ReadonlyMap<string, VehicleType> = new Map([
  ['aircraft', 'aircraft'],
  ['unknown_aircraft', 'aircraft'],
  ['vehicle', 'other'],
  ['surface', 'other'],
  ['unknown', 'unknown'],
  ['undetermined', 'unknown'],
]);

const FIELDS = new Set(Object.keys(vehicleUpdateLine.shape));
/** Worked out once for each path: the same hundred come again and again. */
const PLACES = new BoundedMap<string, LeafPlace>(1000);

/**
 * What a track tells of its vehicle, by field: knots become metres per second, a heading of 360 becomes 0. A target
 * of type `vehicle` is one on the ground, but not told which. Where neither speed nor heading is told, the velocity
 * tells both. All else keeps the schema's names and units (feet, metres, metres per second) as attributes.
 */
export function trackFields({ leaves, isComplete }: SurfaceTrack, source: string): Map<string, unknown> {
  const fields = new Map<string, unknown>([['source', source]]);
  for (const [path, text] of leaves) {
    if (!TOLD_ELSEWHERE.has(path) && path !== CALLSIGN) set(fields, path, text);
  }
  const type = leaves.get('flightInfo.tgtType');
  if (type !== undefined) fields.set('vehicleType', TYPES.get(type) ?? 'unknown');
  const callsign = knownText(leaves.get(CALLSIGN));
  if (callsign !== undefined || isComplete) fields.set('callsign', callsign ?? null);
  const { speed, heading } = movement(leaves);
  if (speed !== undefined || isComplete) fields.set('speed', speed ?? null);
  if (heading !== undefined || isComplete) fields.set('heading', heading ?? null);
  return fields;
}

/** A text that says something of its own. */
export function knownText(text: string | undefined): string | undefined {
  return text === undefined || WITHHELD.has(text.toUpperCase()) ? undefined : text;
}

/** The number that a text writes; NaN where it writes none, `undefined` where there is no text. */
export function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

function set(fields: Map<string, unknown>, path: string, text: string): void {
  if (text.length <= LONGEST_WITHHELD && WITHHELD.has(text.toUpperCase())) return;
  let place = PLACES.get(path);
  if (!place) {
    place = placeOf(path);
    PLACES.set(path, place);
  }
  fields.set(place.name, place.isNumber && NUMBER.test(text) ? Number(text) : text);
}

/** As what an attribute the leaf at that path goes. */
interface LeafPlace {
  readonly name: string;
  readonly isNumber: boolean;
}

function placeOf(path: string): LeafPlace {
  const name = RENAMED.get(path) ?? path.replace(PLAIN_GROUP, '');
  return { name: FIELDS.has(name) ? `report.${path}` : name, isNumber: OF_NUMBERS.test(path) };
}

function movement(leaves: ReadonlyMap<string, string>): {
  speed?: number | undefined;
  heading?: number | undefined;
} {
  const knots = numberOf(leaves.get('movement.speed'));
  const heading = numberOf(leaves.get('movement.heading'));
  if (knots !== undefined || heading !== undefined) {
    const speed = knots === undefined ? undefined : round(knots * METRES_PER_SECOND_IN_KNOT, 100);
    return { speed, heading: heading === 360 ? 0 : heading };
  }
  const east = numberOf(leaves.get('movement.vx'));
  const north = numberOf(leaves.get('movement.vy'));
  if (east === undefined || north === undefined) return {};
  const speed = round(Math.hypot(east, north), 100);
  return {
    speed,
    heading: speed === 0 ? undefined : round((Math.atan2(east, north) * DEGREES + 360) % 360, 10) % 360,
  };
}

function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
