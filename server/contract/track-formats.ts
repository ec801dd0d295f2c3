/** The forms of `history/tracks`. */
export const TRACK_FORMATS = ['geojson', 'csv', 'gpx', 'kml', 'czml', 'ndjson'] as const;
export type TrackFormatName = (typeof TRACK_FORMATS)[number];
