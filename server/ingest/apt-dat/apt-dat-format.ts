import type { FormatReader } from '../format-reader.ts';
import { readMaps } from './read-maps.ts';

const AIRPORT_ROW = /^(1|16|17)\s+-?\d+(\.\d+)?\s+\d\s+\d\s+\S+/;
const ORIGIN_LINE = /^[IA]$/;
const VERSION_LINE = /^\d{3,4}\b/;

/** X-Plane's airports: https://developer.x-plane.com/article/airport-data-apt-dat-12-00-file-format-specification/ */
export const aptDatFormat: FormatReader = {
  format: 'apt-dat',
  title: "an airport's map as X-Plane apt.dat",
  turn: 'maps',
  recognises({ lines }) {
    const [first = '', second = ''] = lines.map(line => line.trim());
    return AIRPORT_ROW.test(first) || (ORIGIN_LINE.test(first) && VERSION_LINE.test(second));
  },
  read: ({ source, sink, hints, pass }) => readMaps(source, sink, hints.airportId, pass('reading')),
};
