import { wholeLine } from './record-line.ts';
import type { TrackFormat } from './track-format.ts';

/** The native format: a `vehicle_update` with its whole state for each fix, by vehicle and time. */
export const tracksAsNdjson: TrackFormat = {
  mediaType: 'application/x-ndjson',
  extension: 'ndjson',
  head: () => '',
  *track({ pieces }, { airportId }) {
    for (const { fixes } of pieces) yield fixes.map(fix => wholeLine(airportId, 'vehicle', fix)).join('');
  },
  between: '',
  foot: '',
};
