import type { TrackFormatName } from '../contract/track-formats.ts';
import type { TrackFormat } from './track-format.ts';
import { tracksAsCsv } from './tracks-as-csv.ts';
import { tracksAsCzml } from './tracks-as-czml.ts';
import { tracksAsGeoJson } from './tracks-as-geojson.ts';
import { tracksAsGpx } from './tracks-as-gpx.ts';
import { tracksAsKml } from './tracks-as-kml.ts';
import { tracksAsNdjson } from './tracks-as-ndjson.ts';

/** The forms of tracks by their names. */
export const TRACK_FORMAT_OF: Readonly<Record<TrackFormatName, TrackFormat>> = {
  geojson: tracksAsGeoJson,
  csv: tracksAsCsv,
  gpx: tracksAsGpx,
  kml: tracksAsKml,
  czml: tracksAsCzml,
  ndjson: tracksAsNdjson,
};
