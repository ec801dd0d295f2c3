import type { Filters } from '../../server/contract/filters.ts';
import { toMs } from '../../server/contract/time.ts';
import { readRecords, readState } from '../api/calls.ts';
import type { Extent } from '../state/extent.ts';
import { type Callsigns, callsignsOf, NO_CALLSIGNS, type ShiftLog, shiftLog } from './shift-log.ts';

type ReadShiftOptions = {
  readonly signal: AbortSignal;
  /** Called with how much is read, 0 to 1. */
  readonly onShare: (share: number) => void;
};

const WITH_STORIES = ['task', 'flight'] as const;
const KINDS = ['tasks', 'flights', 'notifications', 'decisions'] as const;

/**
 * Reads what was recorded of the work at an airport over `[from, to]`, page by page.
 * @throws {ApiError} and the signal's reason, as `request` does.
 */
export async function readShift(
  airportId: string,
  { from, to }: Extent,
  filters: Filters,
  { signal, onShare }: ReadShiftOptions,
): Promise<ShiftLog> {
  const shares = new Map<string, number>();
  const told = (kind: string) => (time: number) => {
    shares.set(kind, Math.min(1, (time - from) / Math.max(1, to - from)));
    onShare([...shares.values()].reduce((sum, share) => sum + share, 0) / KINDS.length);
  };
  const all = <K extends (typeof KINDS)[number]>(kind: K) =>
    readRecords(kind, { airportId, from, to, filters }, signal, last => told(kind)(toMs(last.time)));
  const [before, tasks, flights, notifications, decisions, callsigns] = await Promise.all([
    readState(
      airportId,
      from,
      { ...filters, kinds: WITH_STORIES.filter(kind => admits(filters, kind)) },
      signal,
    ),
    all('tasks'),
    all('flights'),
    all('notifications'),
    all('decisions'),
    readHiddenCallsigns(airportId, to, filters, signal),
  ]);
  return shiftLog(from, to, before, { tasks, flights, notifications, decisions }, callsigns);
}

/** Where a filter hides some, what all are called at the end; nothing where none is set. */
async function readHiddenCallsigns(
  airportId: string,
  time: number,
  filters: Filters,
  signal: AbortSignal,
): Promise<Callsigns> {
  if (Object.values(filters).every(each => each === undefined)) return NO_CALLSIGNS;
  return callsignsOf(await readState(airportId, time, { kinds: ['flight', 'vehicle'] }, signal));
}

function admits({ kinds }: Filters, kind: (typeof WITH_STORIES)[number]): boolean {
  return kinds === undefined || kinds.includes(kind);
}
