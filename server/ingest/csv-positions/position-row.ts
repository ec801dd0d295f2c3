import type { z } from 'zod';
import { vehicleUpdateLine } from '../../contract/lines.ts';
import { type VehicleType, vehicleType } from '../../contract/vocabulary.ts';
import { reasonOf } from '../reason.ts';
import type { Column, ColumnLayout, ExtraColumn } from './column-layout.ts';
import type { ReadTime } from './position-time.ts';

type VehicleUpdateLine = z.infer<typeof vehicleUpdateLine>;

/** A row as a vehicle's record, or why it is set aside. */
export type CheckedRow = { readonly line: VehicleUpdateLine } | { readonly reason: string };

const EMPTY = new Set(['', 'null', 'NULL', 'nan', 'NaN', 'None', '\\N']);
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const FLAGS = new Map([
  ['1', true],
  ['true', true],
  ['0', false],
  ['false', false],
]);

/** Surveillance tells a ground vehicle, but not which: the source's own word stays in the attributes. */
const TYPE_WORDS: ReadonlyMap<string, VehicleType> = new Map([
  ...vehicleType.options.map(type => [type, type] as const),
  ['ground_vehicle', 'other'],
  ['surface_vehicle', 'other'],
  ['vehicle', 'other'],
]);

/**
 * Reads one row. An empty cell says nothing, so the vehicle's former value stays. Speed becomes metres per second,
 * rounded to two decimals; a heading of 360 becomes 0.
 */
export function checkPositionRow(
  cells: readonly string[],
  layout: ColumnLayout,
  airportId: string,
  readTime: (cell: string) => ReadTime,
): CheckedRow {
  if (cells.length !== layout.columns) {
    return { reason: `has ${cells.length} cells where the header names ${layout.columns} columns` };
  }
  const timeCell = cellOf(cells, layout.time);
  const time: ReadTime | undefined = timeCell === undefined ? undefined : readTime(timeCell);
  if (time && 'reason' in time) return { reason: `${layout.time.name}: ${time.reason}` };

  const row: Record<string, unknown> = { kind: 'vehicle_update', airportId };
  set(row, 'vehicleId', cellOf(cells, layout.id));
  set(row, 'time', time?.time);
  set(row, 'lon', numberOf(cellOf(cells, layout.lon)));
  set(row, 'lat', numberOf(cellOf(cells, layout.lat)));
  set(row, 'callsign', cellOf(cells, layout.callsign));
  set(row, 'vehicleType', typeOf(cellOf(cells, layout.type)));
  set(row, 'heading', headingOf(numberOf(cellOf(cells, layout.heading))));
  set(row, 'speed', speedOf(numberOf(cellOf(cells, layout.speed)), layout));
  for (const extra of layout.extras) set(row, extra.key, extraOf(cellOf(cells, extra), extra));

  const checked = vehicleUpdateLine.safeParse(row);
  if (checked.success) return { line: checked.data };
  const names = columnNames(layout);
  const told = Object.fromEntries(
    Object.entries(names).map(([field, column]) => [field, cellOf(cells, column)]),
  );
  return { reason: reasonOf(checked.error.issues, told, field => names[field]?.name ?? field) };
}

/** The cell's text without blanks around it; `undefined` where the column is missing or the cell says nothing. */
export function cellOf(cells: readonly string[], column: Column | undefined): string | undefined {
  const cell = column && cells[column.index]?.trim();
  return cell === undefined || EMPTY.has(cell) ? undefined : cell;
}

/** A cell's number; NaN where it is none, `undefined` where the cell says nothing. */
export function numberOf(cell: string | undefined): number | undefined {
  if (cell === undefined) return undefined;
  return NUMBER.test(cell) ? Number(cell) : Number.NaN;
}

function set(row: Record<string, unknown>, field: string, value: unknown): void {
  if (value !== undefined) row[field] = value;
}

function typeOf(cell: string | undefined): VehicleType | undefined {
  if (cell === undefined) return undefined;
  return TYPE_WORDS.get(cell.toLowerCase().replaceAll(/[ -]/g, '_')) ?? 'unknown';
}

function headingOf(degrees: number | undefined): number | undefined {
  return degrees === 360 ? 0 : degrees;
}

function speedOf(value: number | undefined, layout: ColumnLayout): number | undefined {
  if (value === undefined || !layout.speed) return undefined;
  return Math.round(value * layout.speed.metresPerSecond * 100) / 100;
}

/** A cell that is not what its column should hold is kept as the text it is. */
function extraOf(cell: string | undefined, column: ExtraColumn): unknown {
  if (cell === undefined) return undefined;
  if (column.as === 'flag') return FLAGS.get(cell.toLowerCase()) ?? cell;
  if (column.as === 'number' && NUMBER.test(cell)) return Number(cell);
  return cell;
}

function columnNames(layout: ColumnLayout): Record<string, Column | undefined> {
  const { time, id, lat, lon, callsign, heading, speed } = layout;
  return { time, vehicleId: id, lat, lon, callsign, heading, speed };
}
