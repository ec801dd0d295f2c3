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

/** A record of CAT010, edition 1.1. */
export function surfaceRecord(target: SurfaceTarget): Buffer {
  const { sensor = [0, 107], seconds, lat, lon, x, y, vx, vy, kind, address, track, callsign } = target;
  const isTarget = (target.message ?? 1) === 1;
  return encodeRecord('010 1.1', {
    '010': sensor,
    '000': [target.message ?? 1],
    '020': isTarget ? [0x25, (target.fieldMonitor ? 0x20 : 0) | ((kind ?? 0) << 1)] : undefined,
    '140': seconds === undefined ? undefined : time(seconds),
    '041': lat === undefined || lon === undefined ? undefined : degrees([lat, lon], 4, 31),
    '042': x === undefined || y === undefined ? undefined : pair(x, y, 1),
    '202': vx === undefined || vy === undefined ? undefined : pair(vx, vy, 4),
    '161': track === undefined ? undefined : bytesOf(track, 2),
    '220': address === undefined ? undefined : bytesOf(address, 3),
    '245': callsign === undefined ? undefined : [0, ...sixBits(callsign)],
    ...target.items,
  });
}

/** A record of CAT021 in one of its editions. */
export function adsbRecord(edition: AdsbEdition, target: AdsbTarget): Buffer {
  const { sensor = [20, 5], seconds, lat, lon, address, track, callsign, speed, heading, emitter } = target;
  const isEarly = edition.startsWith('0');
  const at = lat === undefined || lon === undefined ? undefined : ([lat, lon] as const);
  const ground = target.onGround ? 0x40 : 0;
  return encodeRecord(`021 ${edition}`, {
    '010': sensor,
    '040': isEarly ? [ground, 0x20] : [0x01, ground],
    [isEarly ? '030' : '071']: seconds === undefined ? undefined : time(seconds),
    ...(isEarly
      ? { '130': at && degrees(at, edition === '0.23' ? 3 : 4, edition === '0.23' ? 23 : 25) }
      : { '131': at && degrees(at, 4, 30), '161': track === undefined ? undefined : bytesOf(track, 2) }),
    '080': address === undefined ? undefined : bytesOf(address, 3),
    '160':
      speed === undefined || heading === undefined
        ? undefined
        : [
            ...bytesOf(Math.round((speed / NAUTICAL_MILE) * 2 ** 14), 2),
            ...bytesOf(Math.round((heading / 360) * 65_536) % 65_536, 2),
          ],
    '170': callsign === undefined ? undefined : sixBits(callsign),
    '020': emitter === undefined ? undefined : [emitter],
    ...target.items,
  });
}

/** A time of day in 1/128 s. */
export function time(seconds: number): Buffer {
  return bytesOf(Math.round(seconds * 128), 3);
}

function degrees(values: readonly number[], width: number, bits: number): number[] {
  return values.flatMap(value => [...bytesOf(Math.round((value * 2 ** bits) / 180), width)]);
}

function pair(a: number, b: number, perUnit: number): number[] {
  return [a, b].flatMap(value => [...bytesOf(Math.round(value * perUnit), 2)]);
}
