import { int16 } from './bits.ts';
import type { Attributes } from './item.ts';
import { bitOf, type Report } from './report.ts';

const DETECTIONS = [
  'SSR multilateration',
  'Mode S multilateration',
  'ADS-B',
  'primary radar',
  'magnetic loops',
  'HF multilateration',
  'undefined',
  'other',
];
const KINDS = ['undetermined', 'aircraft', 'ground vehicle', 'helicopter'] as const;
const LOOPS = [undefined, 'start', 'finish'];
const EXTRAPOLATIONS = [undefined, 'between scans', 'in a masked area', 'not detected'];
const MOVEMENTS = [undefined, 'taking off', 'landing', 'other'];
const DOUBTS = [
  undefined,
  'correlation',
  'correlation in clutter',
  'loss of accuracy',
  'loss of accuracy in clutter',
  'unstable track',
  'previously coasted',
];
const MERGES = [undefined, 'merged by association', 'merged by non-association', 'split'];

const SPECIAL_POSITION = bitOf('specialPosition');
const SIMULATED = bitOf('simulated');
const TEST = bitOf('testTarget');
const CORRUPTED = bitOf('corruptedReplies');
const LOOP = bitOf('loop');
const INITIALISING = bitOf('trackInitialising');
const LAST_REPORT = bitOf('trackLastReport');
const MANOEUVRE = bitOf('horizontalManoeuvre');
const SMOOTHED = bitOf('smoothedPosition');
const GHOST = bitOf('ghostTrack');
const EXTRAPOLATION = bitOf('extrapolation');
const MOVEMENT = bitOf('movement');
const DOUBT = bitOf('doubt');
const MERGE = bitOf('mergeOrSplit');

/** Below this the parts of 0.25 m/s in which I010/202 counts tell no direction. Metres per second. */
const MIN_SPEED_WITH_HEADING = 0.5;
const DEGREES = 180 / Math.PI;

/** I010/020, target report descriptor. An extension that is left out is all zeros. */
export function readDescriptor(bytes: Uint8Array, at: number, report: Report, end: number): void {
  const second = end - at > 1 ? (bytes[at + 1] ?? 0) : 0;
  const third = end - at > 2 ? (bytes[at + 2] ?? 0) : 0;
  report.flag(CORRUPTED, ((bytes[at] ?? 0) & 0x02) !== 0);
  report.flag(SIMULATED, (second & 0x80) !== 0);
  report.flag(TEST, (second & 0x40) !== 0);
  report.flag(LOOP, (second & 0x18) !== 0);
  report.flag(SPECIAL_POSITION, (third & 0x80) !== 0);
  report.fieldMonitor = (second & 0x20) !== 0;
  if (end - at > 1) report.kind = KINDS[(second >> 1) & 3];
}

export function tellDescriptor(bytes: Uint8Array, at: number, attributes: Attributes, end: number): void {
  const first = bytes[at] ?? 0;
  attributes.detection = DETECTIONS[first >> 5];
  attributes.onGround = (first & 0x04) !== 0;
  if (end - at < 2) return;
  put(attributes, 'loop', LOOPS[((bytes[at + 1] ?? 0) >> 3) & 3]);
}

/** I010/170, track status. */
export function readTrackStatus(bytes: Uint8Array, at: number, report: Report, end: number): void {
  const first = bytes[at] ?? 0;
  const second = end - at > 1 ? (bytes[at + 1] ?? 0) : 0;
  const third = end - at > 2 ? (bytes[at + 2] ?? 0) : 0;
  report.flag(INITIALISING, (first & 0x80) !== 0);
  report.flag(LAST_REPORT, (first & 0x40) !== 0);
  report.flag(EXTRAPOLATION, (first & 0x30) !== 0);
  report.flag(MANOEUVRE, (first & 0x08) !== 0);
  report.flag(SMOOTHED, (first & 0x02) !== 0);
  report.flag(MOVEMENT, (second & 0xc0) !== 0);
  report.flag(DOUBT, (second & 0x38) !== 0);
  report.flag(MERGE, (second & 0x06) !== 0);
  report.flag(GHOST, (third & 0x80) !== 0);
}

export function tellTrackStatus(bytes: Uint8Array, at: number, attributes: Attributes, end: number): void {
  put(attributes, 'extrapolation', EXTRAPOLATIONS[((bytes[at] ?? 0) >> 4) & 3]);
  if (end - at < 2) return;
  const second = bytes[at + 1] ?? 0;
  put(attributes, 'movement', MOVEMENTS[second >> 6]);
  put(attributes, 'doubt', DOUBTS[(second >> 3) & 7]);
  put(attributes, 'mergeOrSplit', MERGES[(second >> 1) & 3]);
}

/**
 * I010/202, velocity in parts of 0.25 m/s east and north. The speed of I010/200, in finer parts, goes before its own;
 * the angle of I010/200, which some trackers leave to chance, goes behind.
 */
export function readVelocity(bytes: Uint8Array, at: number, report: Report): void {
  const east = int16(bytes, at) / 4;
  const north = int16(bytes, at + 2) / 4;
  const speed = Math.hypot(east, north);
  if (Number.isNaN(report.speed)) report.speed = speed;
  report.trackAngle = Number.NaN;
  if (speed >= MIN_SPEED_WITH_HEADING) report.heading = (Math.atan2(east, north) * DEGREES + 360) % 360;
}

/** I010/270, size and orientation: metres, degrees from true north. */
export function tellSize(bytes: Uint8Array, at: number, attributes: Attributes, end: number): void {
  attributes.length = (bytes[at] ?? 0) >> 1;
  if (end - at > 1) attributes.orientation = Math.round((((bytes[at + 1] ?? 0) >> 1) * 36_000) / 128) / 100;
  if (end - at > 2) attributes.width = (bytes[at + 2] ?? 0) >> 1;
}

function put(attributes: Attributes, name: string, word: string | undefined): void {
  if (word !== undefined) attributes[name] = word;
}
