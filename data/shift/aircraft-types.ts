/** Sizes in metres, from the makers' airport planning manuals. */
export interface AircraftType {
  readonly code: string;
  readonly length: number;
  readonly span: number;
  readonly fuselage: number;
  readonly body: 'narrow' | 'wide';
  readonly seats: number;
  /** Holds that are worked at the same time, each with a loader. */
  readonly holds: 1 | 2;
}

const type = (
  code: string,
  length: number,
  span: number,
  fuselage: number,
  seats: number,
  holds: 1 | 2,
): AircraftType => ({ code, length, span, fuselage, seats, holds, body: fuselage > 5 ? 'wide' : 'narrow' });

/** The types of the shift, by their ICAO designators (Doc 8643). */
export const AIRCRAFT_TYPES = {
  A320: type('A320', 37.6, 35.8, 4, 180, 1),
  A20N: type('A20N', 37.6, 35.8, 4, 186, 1),
  A319: type('A319', 33.8, 35.8, 4, 144, 1),
  A321: type('A321', 44.5, 35.8, 4, 220, 2),
  B738: type('B738', 39.5, 35.8, 3.8, 189, 1),
  E190: type('E190', 36.2, 28.7, 3, 110, 1),
  AT76: type('AT76', 27.2, 27.1, 2.9, 72, 1),
  A333: type('A333', 63.7, 60.3, 5.6, 300, 2),
  B789: type('B789', 62.8, 60.1, 5.8, 290, 2),
} as const satisfies Record<string, AircraftType>;

export type AircraftCode = keyof typeof AIRCRAFT_TYPES;
