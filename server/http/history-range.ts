import { ReplayError } from '../contract/problems.ts';
import { toIso, toMs } from '../contract/time.ts';
import type { RecordReader } from '../replay/record-reader.ts';
import { unknownAirport } from './airport-routes.ts';

/** Refuses an airport that is not in the store. */
export function requireAirport(reader: RecordReader, airportId: string): void {
  if (!reader.hasAirport(airportId)) throw unknownAirport(airportId);
}

/** The airport and range of a query, in ms since the epoch; `instant` says whether both ends may be one. */
export function rangeOf(
  reader: RecordReader,
  query: { readonly airportId: string; readonly from: string; readonly to: string },
  instant: boolean,
): { airportId: string; from: number; to: number } {
  const { airportId } = query;
  requireAirport(reader, airportId);
  const from = toMs(query.from);
  const to = toMs(query.to);
  if (from > to || (from === to && !instant)) {
    const message = `must ${instant ? 'not be before' : 'be after'} from, which is ${toIso(from)}`;
    throw new ReplayError('invalid_range', `to ${message}.`, [{ path: 'to', message }]);
  }
  return { airportId, from, to };
}
