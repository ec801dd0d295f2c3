/**
 * A place in a session's stream, written as `session.epoch.entry.index`. Entries are what the session published, one
 * after another; an entry's events are counted from 0. Ticks that were merged into one for a viewer are written
 * `session.epoch.first-last.index`, and the clock that closes them `session.epoch.last.cindex`: after it everything
 * goes on as after the last of them.
 *
 * Two places have no event of the log behind them: `s`, the snapshot that brought a viewer up to an entry, and `p`,
 * the `playback` before it, from which nothing can go on.
 */
export interface EventId {
  readonly sessionId: string;
  /** Names one incarnation of the session's log; another after each restart of the server. */
  readonly epoch: string;
  /** The first of the merged entries; the same as `last` where none were merged. */
  readonly first: number;
  readonly last: number;
  readonly index: number | 's' | 'p';
  /** Whether this is the clock that closes merged ticks; then `first` is the same as `last`. */
  readonly closing: boolean;
}

const FORM =
  /^(?<sessionId>[\w-]{1,64})\.(?<epoch>[\w-]{1,32})\.(?:(?<first>\d{1,15})-)?(?<last>\d{1,15})\.(?:(?<index>c?\d{1,9})|(?<state>[sp]))$/;

/** What the ids of events that leave together have in common: only the index is still to follow. */
export function eventIdStem({ sessionId, epoch, first, last }: Omit<EventId, 'index' | 'closing'>): string {
  return `${sessionId}.${epoch}.${first === last ? last : `${first}-${last}`}.`;
}

/** The place that a `Last-Event-ID` names; `undefined` where it is none of ours. */
export function parseEventId(text: string): EventId | undefined {
  const groups = FORM.exec(text)?.groups;
  if (!groups?.sessionId || !groups.epoch) return undefined;
  const { sessionId, epoch, state } = groups;
  const last = Number(groups.last);
  if (groups.first === undefined) {
    if (state === 's' || state === 'p')
      return { sessionId, epoch, first: last, last, index: state, closing: false };
    const closing = groups.index?.startsWith('c') === true;
    return {
      sessionId,
      epoch,
      first: last,
      last,
      index: Number(groups.index?.slice(closing ? 1 : 0)),
      closing,
    };
  }
  const [first, index] = [Number(groups.first), Number(groups.index)];
  return first < last && index >= 0 ? { sessionId, epoch, first, last, index, closing: false } : undefined;
}
