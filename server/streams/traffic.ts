/** Ways in which a stream reaches its viewers. */
export const TRANSPORTS = ['event_stream', 'websocket', 'long_poll'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** What one viewer was sent so far. Plain fields: they are added to at every tick, for each viewer. */
export class Sent {
  events = 0;
  /** Bytes of events, those that its connection never took among them. */
  bytes = 0;
  /** How often its backlog was dropped. */
  drops = 0;
  /** Whether it was cut off because it took nothing. */
  stalled = false;
}

/** A viewer's place among all who watch. */
export interface Place {
  readonly sent: Sent;
  /** Gives the place back; calling it again does nothing. */
  readonly leave: () => void;
}

/** What went out by one way, to those who watch now and to those who have gone. */
export interface TransportTotals {
  readonly viewers: number;
  readonly joined: number;
  readonly events: number;
  readonly bytes: number;
  readonly stalled: number;
}

/** The viewers of a server by the way in which they watch. Adding up is left to who asks. */
export class Traffic {
  readonly #watching: Record<Transport, Set<Sent>> = {
    event_stream: new Set(),
    websocket: new Set(),
    long_poll: new Set(),
  };
  readonly #gone: Record<Transport, TransportTotals> = {
    event_stream: NOTHING,
    websocket: NOTHING,
    long_poll: NOTHING,
  };

  /** A viewer comes; to `sent` goes what it is sent. The answer is called once it has gone. */
  enter(transport: Transport, sent: Sent): () => void {
    this.#watching[transport].add(sent);
    return () => {
      if (this.#watching[transport].delete(sent)) this.#gone[transport] = plus(this.#gone[transport], sent);
    };
  }

  totals(transport: Transport): TransportTotals {
    const watching = this.#watching[transport];
    let totals = this.#gone[transport];
    for (const sent of watching) totals = plus(totals, sent);
    return { ...totals, viewers: watching.size };
  }
}

const NOTHING: TransportTotals = { viewers: 0, joined: 0, events: 0, bytes: 0, stalled: 0 };

function plus(totals: TransportTotals, sent: Sent): TransportTotals {
  return {
    viewers: 0,
    joined: totals.joined + 1,
    events: totals.events + sent.events,
    bytes: totals.bytes + sent.bytes,
    stalled: totals.stalled + (sent.stalled ? 1 : 0),
  };
}
