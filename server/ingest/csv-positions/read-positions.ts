import { toMs } from '../../contract/time.ts';
import { FixedTransponders, type SeenTarget } from '../fixed-transponders.ts';
import { ImportError } from '../import-error.ts';
import { SET_ASIDE_TEXT_LENGTH } from '../line-splitter.ts';
import type { RecordingSink } from '../recording-sink.ts';
import type { Pass, Source } from '../source.ts';
import { type ColumnLayout, type ColumnNames, describeLayout } from './column-layout.ts';
import { type CheckedRow, cellOf, checkPositionRow, numberOf } from './position-row.ts';
import { readHeader, readRows, type TableHeader } from './position-table.ts';
import { NO_DATE, type ReadTime, timeReader } from './position-time.ts';

const ROWS_TO_LOCATE = 10_000;
/** The word of a source that does not know what kind of target it sees. */
const UNDETERMINED = 'undetermined';

/** What a person may tell about a table of positions. */
export interface PositionOptions {
  /** ICAO location indicator; where left out, that of the known airport near the first positions. */
  readonly airportId?: string | undefined;
  /** `YYYY-MM-DD` in UTC of the first row, for a table that tells only the time of day. */
  readonly date?: string | undefined;
  readonly columns?: ColumnNames | undefined;
  /** The known airport near a position, degrees. */
  readonly locateAirport?: ((lon: number, lat: number) => string | undefined) | undefined;
}

/**
 * Reads a table of vehicle positions: each row becomes a `vehicle_update`, or is set aside with its reason. Fixed
 * transponders are left out. Returns what the person who imports should know: the columns, what was left out.
 */
export async function readPositions(
  source: Source,
  sink: RecordingSink,
  options: PositionOptions,
  passes: { readonly scan: Pass; readonly read: Pass },
): Promise<string[]> {
  const { signal } = passes.read;
  const header = await readHeader(source, { signal }, options.columns);
  const airportId = options.airportId ?? (await locate(source, header, { signal }, options.locateAirport));
  const fixedIds = header.layout.type
    ? await findFixedTransponders(source, header, options.date, passes.scan)
    : new Set<string>();
  const readTime = timesOf(header, options.date);
  let leftOut = 0;
  let used = 0;
  let undated = 0;
  for await (const { rows, setAside } of readRows(source, header, passes.read)) {
    for (const entry of setAside) sink.setAside(entry);
    for (const { line, text, cells } of rows) {
      const id = cells && cellOf(cells, header.layout.id);
      if (id !== undefined && fixedIds.has(id)) {
        leftOut++;
        continue;
      }
      const checked: CheckedRow = cells
        ? checkPositionRow(cells, header.layout, airportId, readTime)
        : { reason: 'has a quote that does not close' };
      if ('line' in checked) {
        sink.write(checked.line);
        used++;
        continue;
      }
      if (checked.reason.endsWith(NO_DATE)) undated++;
      sink.setAside({ line, text: text.slice(0, SET_ASIDE_TEXT_LENGTH), reason: checked.reason });
    }
  }
  if (used === 0 && undated > 0)
    throw new ImportError('has times of day alone, and the day of the first row is not known', 'date');
  const notes = [describeLayout(header.layout)];
  if (fixedIds.size > 0) {
    const ids = [...fixedIds].sort().join(', ');
    notes.push(`left out ${leftOut} positions of ${fixedIds.size} fixed transponders: ${ids}`);
  }
  return notes;
}

function timesOf(header: TableHeader, date: string | undefined) {
  return timeReader({ utc: /utc|zulu/i.test(header.layout.time.name), date });
}

async function findFixedTransponders(
  source: Source,
  header: TableHeader,
  date: string | undefined,
  pass: Pass,
): Promise<ReadonlySet<string>> {
  const found = new FixedTransponders();
  const readTime = timesOf(header, date);
  for await (const { rows } of readRows(source, header, pass)) {
    for (const { cells } of rows) {
      const seen = cells && seenTarget(cells, header.layout, readTime);
      if (seen) found.see(seen);
    }
  }
  return found.ids();
}

function seenTarget(
  cells: readonly string[],
  layout: ColumnLayout,
  readTime: (cell: string) => ReadTime,
): SeenTarget | undefined {
  const id = cellOf(cells, layout.id);
  if (id === undefined) return undefined;
  const timeCell = cellOf(cells, layout.time);
  const time = timeCell === undefined ? undefined : readTime(timeCell);
  return {
    id,
    undetermined: cellOf(cells, layout.type)?.toLowerCase() === UNDETERMINED,
    timeMs: time && 'time' in time ? toMs(time.time) : Number.NaN,
    lon: numberOf(cellOf(cells, layout.lon)) ?? Number.NaN,
    lat: numberOf(cellOf(cells, layout.lat)) ?? Number.NaN,
  };
}

async function locate(
  source: Source,
  header: TableHeader,
  pass: Pass,
  locateAirport: PositionOptions['locateAirport'],
): Promise<string> {
  let seen = 0;
  for await (const { rows } of readRows(source, header, pass)) {
    for (const { cells } of rows) {
      const lon = cells && numberOf(cellOf(cells, header.layout.lon));
      const lat = cells && numberOf(cellOf(cells, header.layout.lat));
      const found = lon === undefined || lat === undefined ? undefined : locateAirport?.(lon, lat);
      if (found !== undefined) return found;
      if (++seen === ROWS_TO_LOCATE) break;
    }
    if (seen === ROWS_TO_LOCATE) break;
  }
  throw new ImportError('does not name its airport, and no known one lies near', 'airport');
}
