import type { VehicleState } from '../contract/records.ts';
import { toIso } from '../contract/time.ts';
import type { TrackFormat } from './track-format.ts';
import { xmlDecimal, xmlText } from './xml-text.ts';

/**
 * KML 2.2 (OGC 07-147r2) with Google's `gx` extensions: a Placemark for each vehicle, in it a `gx:MultiTrack` with a
 * `gx:Track` for each stretch without a gap. A long stretch is several, each beginning with the last fix of the one
 * before, for a reader draws nothing between two.
 */
export const tracksAsKml: TrackFormat = {
  mediaType: 'application/vnd.google-earth.kml+xml',
  extension: 'kml',
  head: ({ airportId, from, to }) =>
    `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">
<Document>
<name>${xmlText(airportId)} ${toIso(from)} to ${toIso(to)}</name>
<Style id="aircraft"><IconStyle><color>ffff9a4d</color></IconStyle><LineStyle><color>ffff9a4d</color><width>3</width></LineStyle></Style>
<Style id="vehicle"><IconStyle><color>ff3fb3ff</color></IconStyle><LineStyle><color>ff3fb3ff</color><width>2</width></LineStyle></Style>
<Schema id="fix"><gx:SimpleArrayField name="speed" type="float"><displayName>Speed (m/s)</displayName></gx:SimpleArrayField></Schema>
`,
  *track({ vehicleId, vehicleType, callsign, pieces }) {
    yield `<Placemark><name>${xmlText(callsign ?? vehicleId)}</name>`;
    yield `<styleUrl>#${vehicleType === 'aircraft' ? 'aircraft' : 'vehicle'}</styleUrl>`;
    yield `<ExtendedData><Data name="vehicleId"><value>${xmlText(vehicleId)}</value></Data>`;
    yield vehicleType === null ? '' : `<Data name="vehicleType"><value>${vehicleType}</value></Data>`;
    yield '</ExtendedData>\n<gx:MultiTrack><altitudeMode>clampToGround</altitudeMode><gx:interpolate>0</gx:interpolate>\n';
    let last: VehicleState | undefined;
    for (const { fixes, continues } of pieces) {
      if (fixes.length === 0) yield '';
      else yield stretch(continues && last ? [last, ...fixes] : fixes);
      last = fixes.at(-1) ?? last;
    }
    yield '</gx:MultiTrack></Placemark>\n';
  },
  between: '',
  foot: '</Document>\n</kml>\n',
};

/** The lists run side by side, an empty element where a value is not known. */
function stretch(fixes: readonly VehicleState[]): string {
  const list = (text: (fix: VehicleState) => string) => fixes.map(text).join('');
  const angles = fixes.some(({ heading }) => heading !== null)
    ? list(({ heading }) =>
        heading === null ? '<gx:angles/>' : `<gx:angles>${xmlDecimal(heading)} 0 0</gx:angles>`,
      )
    : '';
  const speeds = fixes.some(({ speed }) => speed !== null)
    ? `<ExtendedData><SchemaData schemaUrl="#fix"><gx:SimpleArrayData name="speed">${list(({ speed }) =>
        speed === null ? '<gx:value/>' : `<gx:value>${xmlDecimal(speed)}</gx:value>`,
      )}</gx:SimpleArrayData></SchemaData></ExtendedData>`
    : '';
  return `<gx:Track><altitudeMode>clampToGround</altitudeMode>
${list(({ time }) => `<when>${time}</when>`)}
${list(({ lon, lat }) => `<gx:coord>${xmlDecimal(lon)} ${xmlDecimal(lat)} 0</gx:coord>`)}
${angles}
${speeds}</gx:Track>
`;
}
