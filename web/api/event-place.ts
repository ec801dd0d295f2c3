/** Where in a session's stream an event stands: its log, and the entry of that log, counted up. */
export type EventPlace = { readonly epoch: string; readonly entry: number };

const FORM = /^[\w-]+\.(?<epoch>[\w-]+)\.(?<entry>\d+)\.\w+$/;

/** The place that an event's id (`session.epoch.entry.index`) tells; `undefined` where it tells none. */
export function placeOf(id: string): EventPlace | undefined {
  const { epoch, entry } = FORM.exec(id)?.groups ?? {};
  return epoch === undefined ? undefined : { epoch, entry: Number(entry) };
}
