import type { FlightState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';

/** A milestone of a flight, ms since 1970. */
export type MilestoneMark = { readonly name: string; readonly time: number; readonly actual: boolean };

const marks = new WeakMap<FlightState, readonly MilestoneMark[]>();

/** The milestones that a state tells of, in order of time; actual ones are those whose names begin with A. */
export function milestonesOf(flight: FlightState): readonly MilestoneMark[] {
  let found = marks.get(flight);
  if (!found) {
    found = Object.entries(flight.milestones ?? {})
      .flatMap(([name, time]) =>
        time === null ? [] : [{ name, time: toMs(time), actual: name.startsWith('A') }],
      )
      .sort((one, other) => one.time - other.time);
    marks.set(flight, found);
  }
  return found;
}
