import type { VehicleType } from '../../contract/vocabulary.ts';

/**
 * The fastest that a vehicle can be, metres per second.
 *
 * - What works at the stands: 25 (90 km/h). Tow tractors and belt loaders do 25 to 40 km/h, apron buses 50 to 80, what
 *   is built on a truck (fuel, catering, de-icing) is limited to 90 on roads.
 * - What may race over a runway: 50 (180 km/h). NFPA 414 asks fire engines for 105 to 113 km/h, the fastest reach 140;
 *   follow-me and police cars are ordinary ones. Vehicles of a kind that is not told are judged by this too.
 * - Aircraft on the ground: 105, the highest speed that airliners' tyres are rated for (235 mph, FAA TSO-C62).
 * - Aircraft in the air, or where that is not told: 350 (680 kt), an airliner with the jet stream behind it.
 */
const AT_STANDS = 25;
const RACING = 50;
const AIRCRAFT_ON_GROUND = 105;
const IN_THE_AIR = 350;

const FAST: ReadonlySet<VehicleType> = new Set([
  'fire_truck',
  'ambulance',
  'police',
  'follow_me',
  'maintenance',
  'other',
]);

/** `onGround` only where the source says so. A vehicle of unknown type may be an aircraft. */
export function speedLimit(type: VehicleType | null, onGround: boolean): number {
  if (type === null || type === 'unknown' || type === 'aircraft') {
    return onGround ? AIRCRAFT_ON_GROUND : IN_THE_AIR;
  }
  return FAST.has(type) ? RACING : AT_STANDS;
}
