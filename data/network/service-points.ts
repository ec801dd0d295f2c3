/**
 * Places around a parked narrow-body where its ground support equipment stands, in metres ahead of and to the
 * right of the aircraft's position. Sides follow the usual servicing arrangement: passengers and fuelling on the
 * left or under the wings, catering, baggage and waste on the right.
 */
const OFFSETS = {
  nose: [26, 0],
  front_left: [13, -7],
  front_right: [13, 7],
  rear_left: [-12, -7],
  rear_right: [-12, 7],
  hold_front: [7, 6],
  hold_rear: [-8, 6],
  wing_left: [0, -13],
  wing_right: [0, 13],
  ground_power: [20, 5],
  tail: [-24, 4],
  bus: [10, -16],
} as const;

/** The name of a place beside a parked aircraft. */
export type ServicePoint = keyof typeof OFFSETS;

/** Metres ahead of and to the right of the aircraft's position, by service point. */
export const SERVICE_POINTS: Readonly<Record<ServicePoint, readonly [ahead: number, right: number]>> =
  OFFSETS;
