import { int16, int24, int32, uint16 } from './bits.ts';
import { COMMON, plainMode3A, rounded, timeItem } from './cat021-items.ts';
import {
  readDescriptor,
  readExpansion,
  readTargetStatus,
  tellDescriptor,
  tellQuality,
  tellTargetStatus,
} from './cat021-status.ts';
import type { CategoryEdition, Item, ItemSize } from './item.ts';
import { explicitItem, hex, modeSRegisters, telling } from './shared-items.ts';

const LINKS = ['other', 'UAT', '1090 ES', 'VDL 4'];

const isMissing = Number.isNaN;

const position = (id: string, width: 3 | 4, bits: number): Item => ({
  id,
  size: 2 * width,
  read(bytes, at, report) {
    const signed = width === 3 ? int24 : int32;
    report.lat = (signed(bytes, at) * 180) / 2 ** bits;
    report.lon = (signed(bytes, at + width) * 180) / 2 ** bits;
  },
});

const inHex = (id: string, size: ItemSize, name: string): Item => ({
  id,
  size,
  tell(bytes, at, attributes, end) {
    attributes[name] = hex(bytes, at, end);
  },
});

/** I021/271; up to edition 2.1 its second byte has no bit that goes on to a third. */
const surface = (size: ItemSize): Item => ({
  id: 'I021/271',
  size,
  tell(bytes, at, attributes, end) {
    attributes.transponderIdent = ((bytes[at] ?? 0) & 0x02) !== 0 || null;
    if (end - at < 2) return;
    const second = bytes[at + 1] ?? 0;
    attributes.lengthAndWidthCode = size === 'extended' ? second >> 4 : second & 15;
  },
});

/** The items of 1.0 and all later editions, by field reference number; they differ in I021/271. */
const itemsWith = (surfaceSize: ItemSize): (Item | undefined)[] => [
  COMMON['010'],
  { id: 'I021/040', size: 'extended', read: readDescriptor, tell: tellDescriptor },
  {
    id: 'I021/161',
    size: 2,
    read(bytes, at, report) {
      report.trackNumber = uint16(bytes, at) & 0xfff;
    },
    tell(bytes, at, attributes) {
      attributes.trackNumber = uint16(bytes, at) & 0xfff;
    },
  },
  telling('I021/015', 1, 'service', (bytes, at) => bytes[at]),
  timeItem('I021/071'),
  position('I021/130', 3, 23),
  position('I021/131', 4, 30),
  { id: 'I021/072', size: 3 },
  COMMON['150'],
  COMMON['151'],
  COMMON['080'],
  timeItem('I021/073', isMissing),
  { id: 'I021/074', size: 4 },
  { id: 'I021/075', size: 3 },
  { id: 'I021/076', size: 4 },
  COMMON['140'],
  { id: 'I021/090', size: 'extended', tell: tellQuality },
  {
    id: 'I021/210',
    size: 1,
    tell(bytes, at, attributes) {
      attributes.mopsVersion = ((bytes[at] ?? 0) >> 3) & 7;
      attributes.linkTechnology = LINKS[(bytes[at] ?? 0) & 7] ?? 'other';
    },
  },
  plainMode3A('I021/070'),
  COMMON['230'],
  COMMON['145'],
  COMMON['152'],
  { id: 'I021/200', size: 1, read: readTargetStatus, tell: tellTargetStatus },
  COMMON['155'],
  COMMON['157'],
  COMMON['160'],
  telling('I021/165', 2, 'turnRate', (bytes, at) => rounded(((uint16(bytes, at) << 22) >> 22) / 32, 3)),
  timeItem('I021/077', isMissing),
  COMMON['170'],
  COMMON['020'],
  COMMON['220'],
  COMMON['146'],
  COMMON['148'],
  COMMON['110'],
  telling('I021/016', 1, 'reportPeriod', (bytes, at) => (bytes[at] ?? 0) / 2),
  inHex('I021/008', 1, 'operationalStatus'),
  surface(surfaceSize),
  telling('I021/132', 1, 'amplitude', (bytes, at) => int16(bytes, at) >> 8),
  modeSRegisters('I021/250'),
  inHex('I021/260', 7, 'resolutionAdvisory'),
  telling('I021/400', 1, 'receiver', (bytes, at) => bytes[at]),
  { id: 'I021/295', size: { parts: new Array<ItemSize>(23).fill(1) } },
  ...new Array<undefined>(5),
  { ...explicitItem('I021/RE', 'reservedExpansion'), read: readExpansion },
  COMMON.SP,
];

/** Category 021, ADS-B reports, editions 1.0 to 2.1: EUROCONTROL SUR.ET1.ST05.2000-STD-12-01. */
export const CAT021_2_1: CategoryEdition = {
  category: 21,
  edition: '1.0 to 2.1',
  items: itemsWith('extendedOnce'),
};

/** Editions 2.2 to 2.6 of December 2021: EUROCONTROL-SPEC-0149-12. */
export const CAT021_2_6: CategoryEdition = {
  category: 21,
  edition: '2.2 to 2.6',
  items: itemsWith('extended'),
};
