import type { Filters } from '../../server/contract/filters.ts';
import type { RecordKind } from '../../server/contract/records.ts';

/** What a page opens with; see {@link start}. Times in ms since 1970. */
export type Opening = {
  readonly sessionId?: string;
  readonly airportId?: string;
  readonly from?: number;
  readonly to?: number;
};

/** Reads the page's address: `?sessionId=` joins a shared session, else `?airport=`, `?from=` and `?to=` (RFC 3339). */
export function openingFrom(_search: string): Opening {
  return {};
}

/** Reads the airports and opens a session: the named one, else a private one over the airport's recorded span, paused. */
export async function start(_opening: Opening): Promise<void> {}

/** Opens a private session over `[from, to]` (ms since 1970; the recorded span where left out), paused at its start. */
export function openAirport(_airportId: string, _from?: number, _to?: number): void {}

/** Joins a session that already stands. */
export function joinSession(_sessionId: string): void {}

/** Tries to connect now instead of waiting for the next try. */
export function reconnectNow(): void {}

export async function play(): Promise<void> {}
export async function pause(): Promise<void> {}
/** Plays when paused or ended, pauses when playing. */
export async function toggle(): Promise<void> {}
/** Back to the start of the range, paused. */
export async function stop(): Promise<void> {}
/** Puts the playhead at `time` (ms since 1970), clamped to the range. */
export async function seek(_time: number): Promise<void> {}
/** Moves the playhead by `ms` of replay time, back where negative; it stops at the ends of the range. */
export async function stepBy(_ms: number): Promise<void> {}
/** To the next or previous record that passes the filters; of one kind or one entity where named. */
export async function stepTo(
  _to: 'next' | 'previous',
  _of?: { kind?: RecordKind; id?: string },
): Promise<void> {}
/** Replay seconds per second, (0, 3600]. */
export async function setSpeed(_speed: number): Promise<void> {}
export async function setLoop(_loop: boolean): Promise<void> {}
/** Replaces the filters whole; `{}` shows everything. */
export async function setFilters(_filters: Filters): Promise<void> {}
/** Changes the range (ms since 1970). */
export async function setRange(_from: number, _to: number): Promise<void> {}

/**
 * Shows the recorded state at `time` (ms since 1970, clamped to the range) without touching the session. May be called
 * on every pointer move: at most one read is under way, and the latest time wins.
 */
export function scrubTo(_time: number): void {}
/** Ends the scrubbing and puts the playhead at `time`. */
export async function endScrub(_time: number): Promise<void> {}
/** Ends the scrubbing and shows the session again, where it is. */
export function cancelScrub(): void {}
