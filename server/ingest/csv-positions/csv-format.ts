import type { FormatReader } from '../format-reader.ts';
import { locateAirport } from '../locate-airport.ts';
import { columnsNamed } from './column-names.ts';
import { readHeaderLine } from './position-table.ts';
import { readPositions } from './read-positions.ts';

export const csvFormat: FormatReader = {
  format: 'csv',
  title: 'a table of vehicle positions with a header',
  turn: 'unplaced',
  recognises({ lines: [first = ''] }, { columns }) {
    return !first.startsWith('{') && (columns !== undefined || readHeaderLine(first) !== undefined);
  },
  async read({ source, sink, hints, airports, pass }) {
    const columns = hints.columns === undefined ? undefined : columnsNamed(hints.columns);
    return readPositions(
      source,
      sink,
      { ...hints, columns, locateAirport: (lon, lat) => locateAirport(airports, lon, lat) },
      { scan: pass('scanning'), read: pass('reading') },
    );
  },
};
