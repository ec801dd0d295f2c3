/**
 * A place in a session's stream, written as `session.epoch.entry.index`. Entries are what the session published, one
 * after another; an entry's events are counted from 0. Two places have no event of the log behind them: `s`, the
 * snapshot that brought a viewer up to an entry, and `p`, the `playback` before it, from which nothing can go on.
 */
export interface EventId {
  readonly sessionId: string;
  /** Names one incarnation of the session's log; another after each restart of the server. */
  readonly epoch: string;
  readonly entry: number;
  readonly index: number | 's' | 'p';
}

const FORM = /^(?<sessionId>[\w-]{1,64})\.(?<epoch>[\w-]{1,32})\.(?<entry>\d{1,15})\.(?<index>\d{1,9}|[sp])$/;

export function formatEventId({ sessionId, epoch, entry, index }: EventId): string {
  return `${sessionId}.${epoch}.${entry}.${index}`;
}

/** The place that a `Last-Event-ID` names; `undefined` where it is none of ours. */
export function parseEventId(text: string): EventId | undefined {
  const groups = FORM.exec(text)?.groups;
  if (!groups?.sessionId || !groups.epoch) return undefined;
  const { sessionId, epoch, index } = groups;
  return {
    sessionId,
    epoch,
    entry: Number(groups.entry),
    index: index === 's' || index === 'p' ? index : Number(index),
  };
}
