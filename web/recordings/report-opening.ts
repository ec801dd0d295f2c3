import type { Airport } from '../../server/contract/history.ts';
import type { ImportReport } from '../../server/contract/recordings.ts';
import { toMs } from '../../server/contract/time.ts';
import type { Opening } from '../state/opening.ts';

/**
 * What to open after an import: the airport with the most to see in it, and where it had records before, the time that
 * came in. `before` are the airports as they were known; `time` (ms since 1970) is where the playhead shall stand.
 */
export function openingOf(
  { airports, total }: ImportReport,
  before: readonly Airport[],
  time?: number,
): Opening | undefined {
  const [chosen] = airports.toSorted((a, b) => a.missing.length - b.missing.length);
  if (!chosen) return undefined;
  const { airportId } = chosen;
  const at = time === undefined ? {} : { time };
  const known = before.find(each => each.airportId === airportId);
  if (!known || known.recorded.length === 0) return { airportId, ...at };
  const span = total.spans.find(({ kind }) => kind === 'vehicle') ?? total;
  if (span.from === null || span.to === null || span.from === span.to) return { airportId, ...at };
  return { airportId, from: toMs(span.from), to: toMs(span.to), ...at };
}
