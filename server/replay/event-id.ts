/**
 * A place in a session's stream, written as `session.epoch.entry.index`. Entries are what the session published, one
 * after another; an entry's events are counted from 0. Ticks that were merged into one for a viewer are written
 * `session.epoch.first-last.index`.
 *
 * Three places are right after an entry, whatever it held: `s`, the snapshot that brought a viewer up to it; `c`, the
 * clock that closed merged ticks of which it was the last; and `p`, the `playback` before that snapshot, from which
 * nothing can go on.
 */
export interface EventId {
  readonly sessionId: string;
  /** Names one incarnation of the session's log; another after each restart of the server. */
  readonly epoch: string;
  /** The first of the merged entries; the same as `last` where none were merged. */
  readonly first: number;
  readonly last: number;
  readonly index: number | 's' | 'c' | 'p';
}

const FORM =
  /^(?<sessionId>[\w-]{1,64})\.(?<epoch>[\w-]{1,32})\.(?:(?<first>\d{1,15})-)?(?<last>\d{1,15})\.(?<index>\d{1,9}|[scp])$/;

/** What the ids of events that leave together have in common: only the index is still to follow. */
export function eventIdStem({ sessionId, epoch, first, last }: Omit<EventId, 'index'>): string {
  return `${sessionId}.${epoch}.${first === last ? last : `${first}-${last}`}.`;
}

/** The place that a `Last-Event-ID` names; `undefined` where it is none of ours. */
export function parseEventId(text: string): EventId | undefined {
  const groups = FORM.exec(text)?.groups;
  if (!groups?.sessionId || !groups.epoch) return undefined;
  const { sessionId, epoch, index } = groups;
  const last = Number(groups.last);
  const first = Number(groups.first ?? last);
  const merged = groups.first !== undefined;
  if (index === 's' || index === 'c' || index === 'p')
    return merged ? undefined : { sessionId, epoch, first, last, index };
  return merged && first >= last ? undefined : { sessionId, epoch, first, last, index: Number(index) };
}
