/** Told of each event of a visit by its id and name. */
type SeeEvent = (id: string, event: string) => void;

/** What to watch: the query of `GET …/stream`, which all ways take, and the event to go on after. */
export interface VisitOptions {
  /** The server's address, as `http://…`. */
  readonly url: string;
  readonly query: Readonly<Record<string, string>>;
  readonly lastEventId: string | undefined;
  readonly see: SeeEvent;
}

/** How a visit ended: by us, by the server, or before it began, with the status that refused it. */
export type VisitEnd = 'left' | 'closed' | number;

/** A connection that watches a session, by whatever way. */
export interface Visit {
  readonly over: Promise<VisitEnd>;
  /** Breaks the connection off. */
  leave(): void;
  /** Reads nothing until {@link readOn}. */
  stopReading(): void;
  readOn(): void;
}

/** The path with the query and, where there is one, the event to go on after. */
export function pathOf(path: string, { query, lastEventId }: VisitOptions): string {
  const all = new URLSearchParams({ ...query, ...(lastEventId !== undefined && { lastEventId }) });
  return `${path}?${all}`;
}
