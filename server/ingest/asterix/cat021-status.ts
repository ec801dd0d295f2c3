import { uint16 } from './bits.ts';
import type { Attributes } from './item.ts';
import { bitOf, type Report } from './report.ts';

const METRES_PER_SECOND_PER_KNOT = 1852 / 3600;
const SIMULATED = bitOf('simulated');
const TEST = bitOf('testTarget');
const SPECIAL_POSITION = bitOf('specialPosition');
const NOT_CONFIRMED = bitOf('positionNotConfirmed');
const CHECK_FAILED = bitOf('positionCheckFailed');
const MILITARY = bitOf('militaryEmergency');
const EMERGENCY = bitOf('emergency');

const ADDRESS_TYPES = ['ICAO', 'duplicate', 'surface vehicle', 'anonymous'];
const CONFIDENCES = ['valid', 'suspect', 'no information', 'reserved'];
const EMERGENCIES = [
  undefined,
  'general emergency',
  'medical',
  'minimum fuel',
  'no communications',
  'unlawful interference',
  'downed aircraft',
];
const NO_STATUS = 0;
const SPECIAL_POSITION_SET = 3;
const SURFACE_VEHICLE = 2;

/** I021/040 from edition 1.0 on. An extension that is left out is all zeros. */
export function readDescriptor(bytes: Uint8Array, at: number, report: Report, end: number): void {
  const first = bytes[at] ?? 0;
  const second = end - at > 1 ? (bytes[at + 1] ?? 0) : 0;
  const third = end - at > 2 ? (bytes[at + 2] ?? 0) : 0;
  if (first >> 5 === SURFACE_VEHICLE) report.kind = 'ground vehicle';
  report.fieldMonitor = (first & 0x02) !== 0;
  report.flag(NOT_CONFIRMED, (first & 0x04) !== 0);
  report.flag(SIMULATED, (second & 0x20) !== 0);
  report.flag(TEST, (second & 0x10) !== 0);
  report.flag(CHECK_FAILED, (third & 0x2e) !== 0);
}

export function tellDescriptor(bytes: Uint8Array, at: number, attributes: Attributes, end: number): void {
  const second = end - at > 1 ? (bytes[at + 1] ?? 0) : 0;
  attributes.addressType = ADDRESS_TYPES[(bytes[at] ?? 0) >> 5] ?? 'reserved';
  attributes.onGround = (second & 0x40) !== 0;
  if (end - at > 1) attributes.confidence = CONFIDENCES[(second >> 1) & 3];
}

/** I021/090, by the names of the MOPS: categories of accuracy and integrity. */
export function tellQuality(bytes: Uint8Array, at: number, attributes: Attributes, end: number): void {
  const first = bytes[at] ?? 0;
  attributes.nacV = first >> 5;
  attributes.nic = (first >> 1) & 15;
  if (end - at > 1) {
    const second = bytes[at + 1] ?? 0;
    attributes.nicBaro = second >> 7;
    attributes.sil = (second >> 5) & 3;
    attributes.nacP = (second >> 1) & 15;
  }
  if (end - at > 2) {
    const third = bytes[at + 2] ?? 0;
    attributes.sda = (third >> 3) & 3;
    attributes.gva = (third >> 1) & 3;
  }
  if (end - at > 3) attributes.pic = (bytes[at + 3] ?? 0) >> 4;
}

/** I021/200 from edition 1.0 on. */
export function readTargetStatus(bytes: Uint8Array, at: number, report: Report): void {
  const status = bytes[at] ?? 0;
  report.flag(MILITARY, (status & 0x20) !== 0);
  report.flag(EMERGENCY, ((status >> 2) & 7) !== NO_STATUS);
  report.flag(SPECIAL_POSITION, (status & 3) === SPECIAL_POSITION_SET);
}

export function tellTargetStatus(bytes: Uint8Array, at: number, attributes: Attributes): void {
  const emergency = EMERGENCIES[((bytes[at] ?? 0) >> 2) & 7];
  if (emergency !== undefined) attributes.emergency = emergency;
}

/** How long the parts of the expansion field are that may stand before the surface ground vector. */
const PARTS_BEFORE_SURFACE_VECTOR = [
  [0x80, 2],
  [0x40, 2],
  [0x20, 1],
  [0x10, 1],
] as const;
const SURFACE_VECTOR = 0x08;

/**
 * The reserved expansion field (appendix A to category 021, edition 1.4): of it the surface ground vector, the only
 * place where a target on the ground tells its speed and heading.
 */
export function readExpansion(bytes: Uint8Array, at: number, report: Report, end: number): void {
  const present = bytes[at + 1] ?? 0;
  if (end - at < 2 || !(present & SURFACE_VECTOR)) return;
  let place = at + 2;
  for (const [bit, length] of PARTS_BEFORE_SURFACE_VECTOR) if (present & bit) place += length;
  if (place + 2 > end) return;
  const vector = uint16(bytes, place);
  report.speed = (((vector >> 1) & 0x7ff) / 8) * METRES_PER_SECOND_PER_KNOT;
  const isTrueHeading = (vector & 0x5000) === 0x4000;
  if (!isTrueHeading || !(vector & 1) || place + 3 > end) return;
  report.heading = (((bytes[place + 2] ?? 0) >> 1) * 360) / 128;
}
