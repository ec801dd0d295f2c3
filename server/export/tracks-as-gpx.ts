import type { VehicleState } from '../contract/records.ts';
import { toIso } from '../contract/time.ts';
import type { TrackFormat } from './track-format.ts';
import { xmlDecimal, xmlText } from './xml-text.ts';

/**
 * GPX 1.1 (topografix.com/GPX/1/1): a `trk` for each vehicle, in it a `trkseg` for each stretch without a gap. Speed
 * (m/s) and course (degrees) are Garmin's extensions of a track point, version 2.
 */
export const tracksAsGpx: TrackFormat = {
  mediaType: 'application/gpx+xml',
  extension: 'gpx',
  head: ({ airportId, from, to }) =>
    `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Airside Replay" xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v2">
<metadata><name>${xmlText(airportId)} ${toIso(from)} to ${toIso(to)}</name></metadata>
`,
  *track({ vehicleId, vehicleType, callsign, pieces }) {
    yield `<trk><name>${xmlText(callsign ?? vehicleId)}</name><desc>${xmlText(vehicleId)}</desc>`;
    yield vehicleType === null ? '' : `<type>${vehicleType}</type>`;
    let segment = '<trkseg>\n';
    for (const { fixes, continues } of pieces) {
      if (fixes.length === 0) {
        yield '';
        continue;
      }
      yield (continues ? '' : segment) + fixes.map(point).join('');
      segment = '</trkseg><trkseg>\n';
    }
    yield '</trkseg></trk>\n';
  },
  between: '',
  foot: '</gpx>\n',
};

function point({ lon, lat, time, speed, heading }: VehicleState): string {
  // Longitudes of GPX end before 180.
  const place = `lat="${xmlDecimal(lat)}" lon="${xmlDecimal(lon === 180 ? -180 : lon)}"`;
  const more =
    (speed === null ? '' : `<gpxtpx:speed>${xmlDecimal(speed)}</gpxtpx:speed>`) +
    (heading === null ? '' : `<gpxtpx:course>${xmlDecimal(heading)}</gpxtpx:course>`);
  const extensions =
    more && `<extensions><gpxtpx:TrackPointExtension>${more}</gpxtpx:TrackPointExtension></extensions>`;
  return `<trkpt ${place}><time>${time}</time>${extensions}</trkpt>\n`;
}
