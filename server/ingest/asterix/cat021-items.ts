import { int16, squawk, uint16, uint24 } from './bits.ts';
import type { Item, ItemSize } from './item.ts';
import type { TargetKind } from './report.ts';
import {
  angle,
  explicitItem,
  hex,
  readDataSource,
  readIdentification,
  readTimeOfDay,
  tellDataSource,
  telling,
} from './shared-items.ts';

const METRES_PER_NAUTICAL_MILE = 1852;
const METRES_PER_SECOND_PER_KNOT = METRES_PER_NAUTICAL_MILE / 3600;
const METRES_PER_HEIGHT_UNIT = 6.25 * 0.3048;
const METRES_PER_ALTITUDE_UNIT = 25 * 0.3048;
/** 6.25 feet a minute. */
const METRES_PER_SECOND_PER_RATE_UNIT = (6.25 * 0.3048) / 60;
const FIRST_OBSTACLE = 22;

/** I021/020, by number; what is left out is reserved. */
const EMITTERS = new Map<number, string>([
  [1, 'light aircraft'],
  [2, 'small aircraft'],
  [3, 'medium aircraft'],
  [4, 'high vortex large aircraft'],
  [5, 'heavy aircraft'],
  [6, 'highly manoeuvrable aircraft'],
  [10, 'rotorcraft'],
  [11, 'glider'],
  [12, 'lighter than air'],
  [13, 'unmanned aerial vehicle'],
  [14, 'space vehicle'],
  [15, 'ultralight'],
  [16, 'parachutist'],
  [20, 'surface emergency vehicle'],
  [21, 'surface service vehicle'],
  [22, 'fixed obstruction'],
  [23, 'cluster obstacle'],
  [24, 'line obstacle'],
]);

/** `undefined` for a category that says nothing of the target. */
function kindOf(emitter: number): TargetKind | undefined {
  if (emitter === 10) return 'helicopter';
  if (emitter >= FIRST_OBSTACLE && emitter <= 24) return 'obstacle';
  if (emitter === 20 || emitter === 21) return 'ground vehicle';
  return EMITTERS.has(emitter) ? 'aircraft' : undefined;
}

/** The trajectory intent: a status of its own, and points of 15 bytes each. */
const INTENT: ItemSize = { parts: ['extended', { repeated: 15 }] };

/** What all editions of category 021 tell in the same way, by number. */
export const COMMON = {
  '010': { id: 'I021/010', size: 2, read: readDataSource, tell: tellDataSource },
  '020': {
    id: 'I021/020',
    size: 1,
    read(bytes, at, report) {
      report.kind = kindOf(bytes[at] ?? 0) ?? report.kind;
    },
    tell(bytes, at, attributes) {
      const emitter = EMITTERS.get(bytes[at] ?? 0);
      if (emitter !== undefined) attributes.emitter = emitter;
    },
  },
  '080': {
    id: 'I021/080',
    size: 3,
    read(bytes, at, report) {
      report.address = uint24(bytes, at);
    },
  },
  '110': {
    id: 'I021/110',
    size: INTENT,
    tell(bytes, at, attributes, end) {
      attributes.trajectoryIntent = hex(bytes, at, end);
    },
  },
  '140': telling('I021/140', 2, 'geometricHeight', (bytes, at) =>
    rounded(int16(bytes, at) * METRES_PER_HEIGHT_UNIT, 1),
  ),
  '145': telling('I021/145', 2, 'flightLevel', (bytes, at) => int16(bytes, at) / 4),
  '146': telling('I021/146', 2, 'selectedAltitude', altitude),
  '148': telling('I021/148', 2, 'finalSelectedAltitude', altitude),
  '150': {
    id: 'I021/150',
    size: 2,
    tell(bytes, at, attributes) {
      const value = uint16(bytes, at) & 0x7fff;
      if (uint16(bytes, at) & 0x8000) attributes.mach = value / 1000;
      else attributes.indicatedAirspeed = rounded((value / 2 ** 14) * METRES_PER_NAUTICAL_MILE, 2);
    },
  },
  '151': telling('I021/151', 2, 'trueAirspeed', (bytes, at) =>
    rounded((uint16(bytes, at) & 0x7fff) * METRES_PER_SECOND_PER_KNOT, 2),
  ),
  '152': telling('I021/152', 2, 'magneticHeading', (bytes, at) => angle(uint16(bytes, at))),
  '155': telling('I021/155', 2, 'verticalRate', verticalRate),
  '157': telling('I021/157', 2, 'geometricVerticalRate', verticalRate),
  '160': {
    id: 'I021/160',
    size: 4,
    read(bytes, at, report) {
      report.speed = ((uint16(bytes, at) & 0x7fff) / 2 ** 14) * METRES_PER_NAUTICAL_MILE;
      report.heading = (uint16(bytes, at + 2) * 360) / 65_536;
    },
  },
  '170': { id: 'I021/170', size: 6, read: readIdentification },
  '220': {
    id: 'I021/220',
    size: { parts: [2, 2, 2, 1] },
    tell(bytes, at, attributes) {
      const present = bytes[at] ?? 0;
      let place = at + 1;
      while ((bytes[place - 1] ?? 0) & 1) place++;
      if (present & 0x80) {
        attributes.windSpeed = rounded(uint16(bytes, place) * METRES_PER_SECOND_PER_KNOT, 2);
        place += 2;
      }
      if (present & 0x40) {
        attributes.windDirection = uint16(bytes, place);
        place += 2;
      }
      if (present & 0x20) {
        attributes.temperature = int16(bytes, place) / 4;
        place += 2;
      }
      if (present & 0x10) attributes.turbulence = bytes[place];
    },
  },
  '230': telling('I021/230', 2, 'rollAngle', (bytes, at) => int16(bytes, at) / 100),
  SP: explicitItem('I021/SP', 'specialPurpose'),
} as const satisfies Record<string, Item>;

/** An item of three bytes that tells a time of day, and when it counts: where `holds` says so. */
export function timeItem(id: string, holds: (timeOfDay: number) => boolean = () => true): Item {
  return {
    id,
    size: 3,
    read(bytes, at, report) {
      if (holds(report.timeOfDay)) readTimeOfDay(bytes, at, report);
    },
  };
}

/** Mode 3/A of an edition without bits that judge it. */
export function plainMode3A(id: string): Item {
  return telling(id, 2, 'mode3A', (bytes, at) => squawk(uint16(bytes, at)));
}

export function rounded(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}

function altitude(bytes: Uint8Array, at: number): number {
  return rounded(((uint16(bytes, at) << 19) >> 19) * METRES_PER_ALTITUDE_UNIT, 1);
}

/** The highest bit of 16 says in later editions that the value is a bound; so the sign stands in the one below it. */
function verticalRate(bytes: Uint8Array, at: number): number {
  return rounded(((uint16(bytes, at) << 17) >> 17) * METRES_PER_SECOND_PER_RATE_UNIT, 2);
}
