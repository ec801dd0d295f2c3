import type { FormatReader } from '../format-reader.ts';
import { readOverpass } from './read-overpass.ts';

const BEGINS_AS_OBJECT = /^\uFEFF?\s*\{/;
const SIGNS = [/"osm3s"\s*:/, /"generator"\s*:\s*"Overpass/, /"type"\s*:\s*"(node|way|relation)"/];

/** What the Overpass API answers to `[out:json]`: https://wiki.openstreetmap.org/wiki/OSM_JSON */
export const overpassFormat: FormatReader = {
  format: 'overpass',
  title: 'maps of airports as Overpass JSON from OpenStreetMap',
  turn: 'maps',
  recognises({ bytes, lines }) {
    if (lines.length === 0) return false;
    const text = bytes.toString('utf8');
    return (
      BEGINS_AS_OBJECT.test(text) && /"elements"\s*:\s*\[/.test(text) && SIGNS.some(sign => sign.test(text))
    );
  },
  read: readOverpass,
};
