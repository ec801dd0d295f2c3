import type { FormatReader } from '../format-reader.ts';
import { readGeoJson } from './read-geojson.ts';

const BEGINS_AS_OBJECT = /^\uFEFF?\s*\{/;
const TYPE = /"type"\s*:\s*"(FeatureCollection|Feature)"/;

/** GeoJSON, RFC 7946: https://www.rfc-editor.org/rfc/rfc7946 */
export const geoJsonFormat: FormatReader = {
  format: 'geojson',
  title: "an airport's map as GeoJSON, with OpenStreetMap's tags or drawn by oneself",
  turn: 'maps',
  recognises({ bytes, lines }) {
    if (lines.length === 0) return false;
    const text = bytes.toString('utf8');
    return BEGINS_AS_OBJECT.test(text) && TYPE.test(text);
  },
  read: readGeoJson,
};
