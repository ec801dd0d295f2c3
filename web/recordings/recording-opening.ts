import type { Airport } from '../../server/contract/history.ts';
import type { Recording } from '../../server/contract/stored-recordings.ts';
import { toMs } from '../../server/contract/time.ts';
import { type Opening, rangeOver } from '../state/opening.ts';
import type { Moment } from './moment.ts';

/**
 * What to open for a recording: its time at the airport on show where it names that, else at the first of its airports
 * with any record. `moment` is what shall be seen; its beginning where that is left out.
 * Of a recording of one moment it is that and a minute more. `undefined` where it names no airport.
 */
export function openingAt(
  { airportIds, from, to }: Pick<Recording, 'airportIds' | 'from' | 'to'>,
  airports: readonly Airport[],
  shown: string | undefined,
  moment?: Moment,
): Opening | undefined {
  const recorded = airports.filter(each => airportIds.includes(each.airportId) && each.recorded.length > 0);
  const airportId =
    moment?.airportId ??
    recorded.find(each => each.airportId === shown)?.airportId ??
    recorded[0]?.airportId ??
    airportIds[0];
  if (airportId === undefined) return undefined;
  if (from === null || to === null) return { airportId };
  const range = rangeOver({ from: toMs(from), to: toMs(to) });
  return { airportId, ...range, time: range.from, ...moment };
}
