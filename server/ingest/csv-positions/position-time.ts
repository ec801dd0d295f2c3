import { toIso, toMs } from '../../contract/time.ts';

const TIME_OF_DAY = /^\d{1,2}:\d{2}:\d{2}(\.\d+)?$/;
const WITHOUT_OFFSET = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const EPOCH_SECONDS = /^\d{9,10}(\.\d+)?$/;
const EPOCH_MILLISECONDS = /^\d{12,13}(\.\d+)?$/;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** An RFC 3339 text still to be checked, or why there is none. */
export type ReadTime = { readonly time: string } | { readonly reason: string };

/** How a column writes its times. */
export interface TimeColumn {
  /** The column says that its times are in UTC, so that one without an offset is read as such. */
  readonly utc: boolean;
  /** `YYYY-MM-DD` in UTC of the first row, for a column that tells only the time of day. */
  readonly date: string | undefined;
}

/** Why a time of day is set aside where nothing says on which day the first row is. */
export const NO_DATE = 'tells no date, and that of the first row is not known';

/**
 * Reads the times of one column, top to bottom: RFC 3339, the same with a blank for the `T`, seconds or milliseconds
 * since 1970, or times of day, which go on into the next day where they jump back by more than an hour.
 */
export function timeReader(column: TimeColumn): (cell: string) => ReadTime {
  let previous: number | undefined;
  return cell => {
    if (TIME_OF_DAY.test(cell)) {
      if (column.date === undefined) return { reason: NO_DATE };
      const firstDay = toMs(`${column.date}T${cell.padStart(8, '0')}Z`);
      if (Number.isNaN(firstDay)) return { time: cell };
      const days = previous === undefined ? 0 : Math.ceil((previous - HOUR_MS - firstDay) / DAY_MS);
      previous = firstDay + days * DAY_MS;
      return { time: toIso(previous) };
    }
    if (EPOCH_SECONDS.test(cell)) return { time: toIso(Math.round(Number(cell) * 1000)) };
    if (EPOCH_MILLISECONDS.test(cell)) return { time: toIso(Math.trunc(Number(cell))) };
    if (!WITHOUT_OFFSET.test(cell)) return { time: cell.replace(' ', 'T') };
    return { time: column.utc ? `${cell.replace(' ', 'T')}Z` : cell };
  };
}
