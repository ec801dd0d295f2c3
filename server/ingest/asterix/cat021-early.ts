import { int24, int32, uint16 } from './bits.ts';
import { COMMON, rounded, timeItem } from './cat021-items.ts';
import type { CategoryEdition, Item } from './item.ts';
import { bitOf } from './report.ts';
import { explicitItem, mode3A, telling } from './shared-items.ts';

const SIMULATED = bitOf('simulated');
const TEST = bitOf('testTarget');
const SPECIAL_POSITION = bitOf('specialPosition');
const EMERGENCY = bitOf('emergency');

const ADDRESS_TYPES = ['not unique', 'ICAO', 'surface vehicle', 'anonymous'];
const EMERGENCIES = [
  undefined,
  'general emergency',
  'medical',
  'minimum fuel',
  'no communications',
  'unlawful interference',
];

const DESCRIPTOR: Item = {
  id: 'I021/040',
  size: 2,
  read(bytes, at, report) {
    const first = bytes[at] ?? 0;
    report.flag(SIMULATED, (first & 0x20) !== 0);
    report.flag(TEST, (first & 0x10) !== 0);
    report.flag(SPECIAL_POSITION, (first & 0x02) !== 0);
    report.fieldMonitor = (first & 0x08) !== 0;
    if ((bytes[at + 1] ?? 0) >> 5 === 2) report.kind = 'ground vehicle';
  },
  tell(bytes, at, attributes) {
    attributes.onGround = ((bytes[at] ?? 0) & 0x40) !== 0;
    attributes.addressType = ADDRESS_TYPES[(bytes[at + 1] ?? 0) >> 5] ?? 'reserved';
  },
};

const STATUS: Item = {
  id: 'I021/200',
  size: 1,
  read: (bytes, at, report) => report.flag(EMERGENCY, bytes[at] !== 0),
  tell(bytes, at, attributes) {
    const emergency = EMERGENCIES[bytes[at] ?? 0];
    if (emergency !== undefined) attributes.emergency = emergency;
  },
};

const TURN: Item = {
  id: 'I021/165',
  size: 'extended',
  tell(bytes, at, attributes, end) {
    if (end - at > 1) attributes.turnRate = rounded((((bytes[at + 1] ?? 0) << 24) >> 25) / 4, 2);
  },
};

const POSITION_24: Item = {
  id: 'I021/130',
  size: 6,
  read(bytes, at, report) {
    report.lat = (int24(bytes, at) * 180) / 2 ** 23;
    report.lon = (int24(bytes, at + 3) * 180) / 2 ** 23;
  },
};

const POSITION_32: Item = {
  id: 'I021/130',
  size: 8,
  read(bytes, at, report) {
    report.lat = (int32(bytes, at) * 180) / 2 ** 25;
    report.lon = (int32(bytes, at + 4) * 180) / 2 ** 25;
  },
};

/** The field reference numbers 1 to 26, which these editions share but for how exact a position is. */
const itemsWith = (position: Item): (Item | undefined)[] => [
  COMMON['010'],
  DESCRIPTOR,
  timeItem('I021/030'),
  position,
  COMMON['080'],
  COMMON['140'],
  telling('I021/090', 2, 'positionAccuracy', (bytes, at) => uint16(bytes, at) & 15),
  telling('I021/210', 1, 'linkTechnology', (bytes, at) => linkOf(bytes[at] ?? 0)),
  COMMON['230'],
  COMMON['145'],
  COMMON['150'],
  COMMON['151'],
  COMMON['152'],
  COMMON['155'],
  COMMON['157'],
  COMMON['160'],
  TURN,
  COMMON['170'],
  telling('I021/095', 1, 'velocityAccuracy', (bytes, at) => bytes[at]),
  telling('I021/032', 1, 'timeAccuracy', (bytes, at) => rounded((bytes[at] ?? 0) / 256, 4)),
  STATUS,
  COMMON['020'],
  COMMON['220'],
  COMMON['146'],
  COMMON['148'],
  COMMON['110'],
];

const FIELDS_THAT_END = [explicitItem('I021/RE', 'reservedExpansion'), COMMON.SP];

/** Category 021, ADS-B reports, edition 0.23 of November 2003: positions in 24 bits. */
export const CAT021_0_23: CategoryEdition = {
  category: 21,
  edition: '0.23',
  items: [...itemsWith(POSITION_24), ...new Array<undefined>(7), ...FIELDS_THAT_END],
};

/** Editions 0.24 to 0.26 of June 2005: positions in 32 bits, mode 3/A and signal amplitude from 0.26 on. */
export const CAT021_0_26: CategoryEdition = {
  category: 21,
  edition: '0.24 to 0.26',
  items: [
    ...itemsWith(POSITION_32),
    mode3A('I021/070'),
    telling('I021/131', 1, 'amplitude', (bytes, at) => bytes[at]),
    ...new Array<undefined>(5),
    ...FIELDS_THAT_END,
  ],
};

function linkOf(bits: number): string {
  if (bits & 0x08) return '1090 ES';
  if (bits & 0x04) return 'UAT';
  return bits & 0x02 ? 'VDL 4' : 'other';
}
