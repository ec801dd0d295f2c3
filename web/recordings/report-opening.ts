import type { Airport } from '../../server/contract/history.ts';
import type { ImportReport } from '../../server/contract/recordings.ts';
import { toMs } from '../../server/contract/time.ts';
import { type Opening, rangeOver } from '../state/opening.ts';
import type { Moment } from './moment.ts';

/**
 * What to open after an import: the airport with the most to see in it, and where it had records before, the time that
 * came in. `before` are the airports as they were known; `moment` is what shall be seen.
 */
export function openingOf(
  { airports, total }: ImportReport,
  before: readonly Airport[],
  moment?: Moment,
): Opening | undefined {
  const [chosen] = airports.toSorted((a, b) => a.missing.length - b.missing.length);
  const airportId = moment?.airportId ?? chosen?.airportId;
  if (airportId === undefined) return undefined;
  const known = before.find(each => each.airportId === airportId);
  if (!known || known.recorded.length === 0) return { airportId, ...moment };
  const span = total.spans.find(({ kind }) => kind === 'vehicle') ?? total;
  if (span.from === null || span.to === null) return { airportId, ...moment };
  return { airportId, ...rangeOver({ from: toMs(span.from), to: toMs(span.to) }), ...moment };
}
