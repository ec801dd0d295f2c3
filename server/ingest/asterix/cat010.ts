import { int16, int32, uint16, uint24 } from './bits.ts';
import {
  readDescriptor,
  readTrackStatus,
  readVelocity,
  tellDescriptor,
  tellSize,
  tellTrackStatus,
} from './cat010-status.ts';
import type { CategoryEdition } from './item.ts';
import { bitOf } from './report.ts';
import {
  angle,
  explicitItem,
  mode3A,
  modeSRegisters,
  readDataSource,
  readIdentification,
  readTimeOfDay,
  tellDataSource,
  telling,
} from './shared-items.ts';

const DEGREES_PER_UNIT = 180 / 2 ** 31;
const METRES_PER_NAUTICAL_MILE = 1852;
const METRES_PER_HEIGHT_UNIT = 6.25 * 0.3048;

/** The messages of I010/310, from 1. */
const MESSAGES = ['towing aircraft', 'follow me', 'runway check', 'emergency operation', 'work in progress'];
const CALLSIGN_ORIGINS = [null, 'callsign, not downlinked', 'registration, not downlinked'];

/** The fleets of I010/300, from 1. */
export const FLEETS = [
  'ATC equipment maintenance',
  'airport maintenance',
  'fire',
  'bird scarer',
  'snow plough',
  'runway sweeper',
  'emergency',
  'police',
  'bus',
  'tug',
  'grass cutter',
  'fuel',
  'baggage',
  'catering',
  'aircraft maintenance',
  'follow me',
] as const;

const LEVEL_NOT_VALIDATED = bitOf('flightLevelNotValidated');
const LEVEL_GARBLED = bitOf('flightLevelGarbled');
const TROUBLE = bitOf('inTrouble');

/** Category 010, surface movement data: EUROCONTROL SUR.ET1.ST05.2000-STD-07-01, edition 1.1 of March 2007. */
export const CAT010: CategoryEdition = {
  category: 10,
  edition: '1.1',
  items: [
    { id: 'I010/010', size: 2, read: readDataSource, tell: tellDataSource },
    {
      id: 'I010/000',
      size: 1,
      read(bytes, at, report) {
        report.message = bytes[at] ?? 0;
      },
    },
    { id: 'I010/020', size: 'extended', read: readDescriptor, tell: tellDescriptor },
    { id: 'I010/140', size: 3, read: readTimeOfDay },
    {
      id: 'I010/041',
      size: 8,
      read(bytes, at, report) {
        report.lat = int32(bytes, at) * DEGREES_PER_UNIT;
        report.lon = int32(bytes, at + 4) * DEGREES_PER_UNIT;
      },
    },
    {
      id: 'I010/040',
      size: 4,
      tell(bytes, at, attributes) {
        attributes.range = uint16(bytes, at);
        attributes.bearing = angle(uint16(bytes, at + 2));
      },
    },
    {
      id: 'I010/042',
      size: 4,
      read(bytes, at, report) {
        report.x = int16(bytes, at);
        report.y = int16(bytes, at + 2);
      },
    },
    {
      id: 'I010/200',
      size: 4,
      read(bytes, at, report) {
        report.speed = (uint16(bytes, at) / 2 ** 14) * METRES_PER_NAUTICAL_MILE;
        report.trackAngle = angle(uint16(bytes, at + 2));
      },
    },
    { id: 'I010/202', size: 4, read: readVelocity },
    {
      id: 'I010/161',
      size: 2,
      read(bytes, at, report) {
        report.trackNumber = uint16(bytes, at) & 0xfff;
      },
      tell(bytes, at, attributes) {
        attributes.trackNumber = uint16(bytes, at) & 0xfff;
      },
    },
    { id: 'I010/170', size: 'extended', read: readTrackStatus, tell: tellTrackStatus },
    mode3A('I010/060'),
    {
      id: 'I010/220',
      size: 3,
      read(bytes, at, report) {
        report.address = uint24(bytes, at);
      },
    },
    {
      id: 'I010/245',
      size: 7,
      read: (bytes, at, report) => readIdentification(bytes, at + 1, report),
      tell(bytes, at, attributes) {
        attributes.callsignOrigin = CALLSIGN_ORIGINS[(bytes[at] ?? 0) >> 6];
      },
    },
    modeSRegisters('I010/250'),
    {
      id: 'I010/300',
      size: 1,
      read(bytes, at, report) {
        report.fleet = bytes[at] ?? 0;
      },
      tell(bytes, at, attributes) {
        const fleet = bytes[at] ?? 0;
        attributes.fleet = fleet === 0 ? 'unknown' : (FLEETS[fleet - 1] ?? fleet);
      },
    },
    {
      id: 'I010/090',
      size: 2,
      read(bytes, at, report) {
        const first = bytes[at] ?? 0;
        report.flag(LEVEL_NOT_VALIDATED, (first & 0x80) !== 0);
        report.flag(LEVEL_GARBLED, (first & 0x40) !== 0);
      },
      tell(bytes, at, attributes) {
        attributes.flightLevel = ((uint16(bytes, at) << 18) >> 18) / 4;
      },
    },
    telling('I010/091', 2, 'measuredHeight', (bytes, at) => round(int16(bytes, at) * METRES_PER_HEIGHT_UNIT)),
    { id: 'I010/270', size: 'extended', tell: tellSize },
    { id: 'I010/550', size: 1 },
    {
      id: 'I010/310',
      size: 1,
      read: (bytes, at, report) => report.flag(TROUBLE, ((bytes[at] ?? 0) & 0x80) !== 0),
      tell(bytes, at, attributes) {
        const message = (bytes[at] ?? 0) & 0x7f;
        attributes.vehicleMessage = message === 0 ? null : (MESSAGES[message - 1] ?? message);
      },
    },
    {
      id: 'I010/500',
      size: 4,
      tell(bytes, at, attributes) {
        attributes.deviationX = (bytes[at] ?? 0) / 4;
        attributes.deviationY = (bytes[at + 1] ?? 0) / 4;
        attributes.covarianceXY = int16(bytes, at + 2) / 4;
      },
    },
    {
      id: 'I010/280',
      size: { repeated: 2 },
      tell(bytes, at, attributes) {
        attributes.presences = bytes[at];
      },
    },
    telling('I010/131', 1, 'amplitude', (bytes, at) => bytes[at]),
    {
      id: 'I010/210',
      size: 2,
      tell(bytes, at, attributes) {
        attributes.accelerationX = (int16(bytes, at) >> 8) / 4;
        attributes.accelerationY = ((int16(bytes, at) << 24) >> 24) / 4;
      },
    },
    undefined,
    explicitItem('I010/SP', 'specialPurpose'),
    explicitItem('I010/RE', 'reservedExpansion'),
  ],
};

function round(metres: number): number {
  return Math.round(metres * 10) / 10;
}
