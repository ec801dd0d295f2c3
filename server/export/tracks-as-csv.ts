import { type VehicleState, vehicleState } from '../contract/records.ts';
import { csvCell } from './csv-cell.ts';
import type { TrackFormat } from './track-format.ts';

const COLUMNS = Object.keys(vehicleState.omit({ attributes: true }).shape) as Exclude<
  keyof VehicleState,
  'attributes'
>[];

/** CSV (RFC 4180) with a header line: a line for each fix, by vehicle and time. */
export const tracksAsCsv: TrackFormat = {
  mediaType: 'text/csv',
  extension: 'csv',
  head: () => `${COLUMNS.join(',')}\r\n`,
  *track({ pieces }) {
    for (const { fixes } of pieces) yield fixes.map(toLine).join('');
  },
  between: '',
  foot: '',
};

function toLine(fix: VehicleState): string {
  return `${COLUMNS.map(column => csvCell(fix[column])).join(',')}\r\n`;
}
