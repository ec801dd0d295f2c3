import type { VehicleType } from '../../contract/vocabulary.ts';

/**
 * What kind of emitter a category tells (DO-260B 2.2.3.2.5.2): set A and B fly, set C stays on the ground. Which
 * vehicle it is, C1 (emergency), C2 (service) and C3 (obstacle) leave open; the source's own word stays in the
 * attributes. `undefined` where the category says nothing: A0, B0, C0 and all of the reserved set D.
 */
export function typeOfCategory(category: string): VehicleType | undefined {
  if (!/^[A-C][1-7]$/.test(category)) return undefined;
  if (category === PARACHUTIST) return 'other';
  return category.startsWith('C') ? 'other' : 'aircraft';
}

const PARACHUTIST = 'B3';

/** What aircraft databases write in place of an aircraft's type for what stays on the ground. */
const GROUND_DESIGNATORS = new Set(['GND', 'GRND', 'SERV', 'EMER', 'TWR']);

/** What kind of emitter a database's type tells: an ICAO designator (Doc 8643), or a word for what is on the ground. */
export function typeOfDesignator(designator: string): VehicleType | undefined {
  if (GROUND_DESIGNATORS.has(designator)) return 'other';
  return /^[A-Z][A-Z0-9]{1,3}$/.test(designator) ? 'aircraft' : undefined;
}
