import { bytesOf, encodeRecord, type Items, sixBits } from './encode-record.ts';

/** A target as the tests tell it. */
interface EncodedTarget {
  /** System area code and system identification code. */
  readonly sensor?: readonly [number, number] | undefined;
  /** Seconds since midnight. */
  readonly seconds?: number | undefined;
  readonly lat?: number | undefined;
  readonly lon?: number | undefined;
  readonly address?: number | undefined;
  readonly track?: number | undefined;
  readonly callsign?: string | undefined;
  /** What else, item by item. */
  readonly items?: Items | undefined;
}

/** A target of the surface: metres from the reference point, metres per second to the east and north. */
export interface SurfaceTarget extends EncodedTarget {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly vx?: number | undefined;
  readonly vy?: number | undefined;
  /** 0 undetermined, 1 aircraft, 2 ground vehicle, 3 helicopter. */
  readonly kind?: number | undefined;
  readonly fieldMonitor?: boolean | undefined;
  readonly message?: number | undefined;
}

/** A target of ADS-B: metres per second, degrees, and the number of its emitter category. */
export interface AdsbTarget extends EncodedTarget {
  readonly speed?: number | undefined;
  readonly heading?: number | undefined;
  readonly emitter?: number | undefined;
  readonly onGround?: boolean | undefined;
}

export type AdsbEdition = '0.23' | '0.26' | '2.1' | '2.6';

const NAUTICAL_MILE = 1852;

/** How a place is told: bytes, and bits of half a turn. */
const PLACES: Readonly<Record<AdsbEdition, readonly [bytes: number, bits: number]>> = {
  '0.23': [3, 23],
  '0.26': [4, 25],
  '2.1': [4, 30],
  '2.6': [4, 30],
};

/** A record of CAT010, edition 1.1. */
export function surfaceRecord(target: SurfaceTarget): Buffer {
  const { sensor = [0, 107], message = 1, seconds, lat, lon, x, y, vx, vy, kind = 0 } = target;
  const monitor = target.fieldMonitor ? 0x20 : 0;
  return encodeRecord('010 1.1', {
    '010': sensor,
    '000': [message],
    '020': message === 1 ? [0x25, monitor | (kind << 1)] : undefined,
    '140': told([seconds], time),
    '041': told([lat, lon], (...at) => degrees(at, 4, 31)),
    '042': told([x, y], (...metres) => words(metres, 1)),
    '202': told([vx, vy], (...metresPerSecond) => words(metresPerSecond, 4)),
    '161': told([target.track], track => bytesOf(track, 2)),
    '220': told([target.address], address => bytesOf(address, 3)),
    '245': told([target.callsign], callsign => [0, ...sixBits(callsign)]),
    ...target.items,
  });
}

/** A record of CAT021 in one of its editions. */
export function adsbRecord(edition: AdsbEdition, target: AdsbTarget): Buffer {
  const { sensor = [20, 5], seconds, lat, lon, speed, heading } = target;
  const isEarly = edition.startsWith('0');
  const ground = target.onGround ? 0x40 : 0;
  const [width, bits] = PLACES[edition];
  const place = told([lat, lon], (...at) => degrees(at, width, bits));
  return encodeRecord(`021 ${edition}`, {
    '010': sensor,
    '040': isEarly ? [ground, 0x20] : [0x01, ground],
    [isEarly ? '030' : '071']: told([seconds], time),
    ...(isEarly
      ? { '130': place }
      : { '131': place, '161': told([target.track], track => bytesOf(track, 2)) }),
    '080': told([target.address], address => bytesOf(address, 3)),
    '160': told([speed, heading], (metresPerSecond, angle) =>
      words([(metresPerSecond / NAUTICAL_MILE) * 2 ** 14, Math.round((angle / 360) * 65_536) % 65_536], 1),
    ),
    '170': told([target.callsign], sixBits),
    '020': told([target.emitter], emitter => [emitter]),
    ...target.items,
  });
}

/** An item, where all that it tells is told. */
function told<T>(
  values: readonly (T | undefined)[],
  encode: (...values: readonly T[]) => Items[string],
): Items[string] {
  return values.includes(undefined) ? undefined : encode(...(values as T[]));
}

/** A time of day in 1/128 s. */
export function time(seconds: number): Buffer {
  return bytesOf(Math.round(seconds * 128), 3);
}

function degrees(values: readonly number[], width: number, bits: number): number[] {
  return values.flatMap(value => [...bytesOf(Math.round((value * 2 ** bits) / 180), width)]);
}

/** Two bytes for each value. */
function words(values: readonly number[], perUnit: number): number[] {
  return values.flatMap(value => [...bytesOf(Math.round(value * perUnit), 2)]);
}
