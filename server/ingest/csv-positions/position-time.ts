import { toIso, toMs } from '../../contract/time.ts';
import { TimeOfDayClock } from '../time-of-day.ts';

const TIME_OF_DAY = /^\d{1,2}:\d{2}:\d{2}(\.\d+)?$/;
const WITHOUT_OFFSET = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const EPOCH_SECONDS = /^\d{9,10}(\.\d+)?$/;
const EPOCH_MILLISECONDS = /^\d{12,13}(\.\d+)?$/;

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
  const clock = column.date === undefined ? undefined : new TimeOfDayClock(column.date);
  return cell => {
    if (TIME_OF_DAY.test(cell)) {
      if (!clock) return { reason: NO_DATE };
      const timeOfDay = toMs(`1970-01-01T${cell.padStart(8, '0')}Z`);
      return { time: Number.isNaN(timeOfDay) ? cell : toIso(clock.at(timeOfDay)) };
    }
    if (EPOCH_SECONDS.test(cell)) return { time: toIso(Math.round(Number(cell) * 1000)) };
    if (EPOCH_MILLISECONDS.test(cell)) return { time: toIso(Math.trunc(Number(cell))) };
    if (!WITHOUT_OFFSET.test(cell)) return { time: cell.replace(' ', 'T') };
    return { time: column.utc ? `${cell.replace(' ', 'T')}Z` : cell };
  };
}
