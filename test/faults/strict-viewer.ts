import { EVENT_SCHEMAS, type EventName } from '../../server/contract/events.ts';
import type { SessionState } from '../../server/contract/session.ts';
import type { OutboxEvent } from '../../server/replay/outbox-event.ts';
import type { Commit } from '../fidelity/replay-client.ts';
import { ReplayClient } from '../fidelity/replay-client.ts';

/** An event that came, and when, in ms on the scale of `performance.now()`. */
export interface Arrival {
  readonly event: OutboxEvent;
  readonly at: number;
}

/** One connection of a viewer: the id that it went on from, and where in its events it began. */
export interface Visit {
  readonly from: string | undefined;
  readonly first: number;
  /** What came last, without the blank line that ends an event, as text. */
  rest: string;
  /** The longest time in which nothing came, not even a comment, in ms. */
  longestSilenceMs: number;
  /** Whether it was closed in order; `undefined` while it is open. */
  closedInOrder?: boolean;
}

/** What the contract forbids, seen in what a viewer got. */
export class ContractBreach extends Error {
  override readonly name = 'ContractBreach';
}

/**
 * One viewer through all its connections, whatever their transport. It takes each event as a client does, and throws a
 * {@link ContractBreach} at the first that the contract does not allow here; `judge` sees every state that it holds.
 */
export class StrictViewer {
  readonly arrivals: Arrival[] = [];
  readonly visits: Visit[] = [];
  session: SessionState | undefined;
  ended = false;
  readonly #client: ReplayClient;
  readonly #ids = new Set<string>();
  /** Whether a `playback` is due, as on every connection that does not go on. */
  #isNew = true;
  #snapshotDue = false;
  #time = Number.NEGATIVE_INFINITY;
  #wake = () => {};

  constructor(judge: (commit: Commit) => void = () => {}) {
    this.#client = new ReplayClient(judge);
  }

  get lastEventId(): string | undefined {
    return this.arrivals.at(-1)?.event.id;
  }

  /** What came from place `from` on, up to but not including place `to`. */
  eventsSince(from: number, to?: number): OutboxEvent[] {
    return this.arrivals.slice(from, to).map(({ event }) => event);
  }

  /** A connection was made; without `from` it begins anew. */
  connected(from: string | undefined): Visit {
    const visit = { from, first: this.arrivals.length, rest: '', longestSilenceMs: 0 };
    this.visits.push(visit);
    this.#isNew = from === undefined;
    this.#snapshotDue = false;
    return visit;
  }

  take(event: OutboxEvent): void {
    const data = this.#parse(event);
    if (this.ended) this.#breach(event, 'comes after the end');
    if (event.id === '') this.#breach(event, 'has no id');
    if (this.#isNew && event.event !== 'playback') this.#breach(event, 'comes first, where playback has to');
    if (this.#snapshotDue && event.event !== 'snapshot')
      this.#breach(event, 'comes where a snapshot has to follow playback at once');
    const tells = event.event !== 'playback' && event.event !== 'snapshot';
    if (tells && this.#ids.has(event.id)) this.#breach(event, 'comes twice');
    this.#ids.add(event.id);
    this.#snapshotDue = event.event === 'playback' && (this.#isNew || this.#hasTurned(data as SessionState));
    this.#isNew = false;
    this.#checkTime(event, data as { time?: string });
    if (event.event === 'playback') this.session = data as SessionState;
    if (event.event === 'end') this.ended = true;
    this.#client.apply(event);
    this.arrivals.push({ event, at: performance.now() });
    this.#wake();
  }

  /** Waits until an event has come that `found` says yes to, those that came already included; gives the first. */
  async until(found: (event: OutboxEvent) => boolean, from = 0): Promise<OutboxEvent> {
    for (let next = from; ; ) {
      const arrival = this.arrivals[next];
      if (!arrival) await new Promise<void>(resolve => this.#wakeBy(resolve));
      else if (found(arrival.event)) return arrival.event;
      else next++;
    }
  }

  #wakeBy(resolve: () => void): void {
    const others = this.#wake;
    this.#wake = () => {
      others();
      resolve();
      this.#wake = () => {};
    };
  }

  #parse(event: OutboxEvent): unknown {
    const schema = EVENT_SCHEMAS[event.event as EventName];
    if (!schema) this.#breach(event, 'has a name that the contract does not know');
    const parsed = schema.safeParse(JSON.parse(event.data));
    if (!parsed.success) this.#breach(event, `has other data than the contract says: ${parsed.error}`);
    return JSON.parse(event.data);
  }

  /** Whether this `playback` says that the client's whole state is to be replaced. */
  #hasTurned(next: SessionState): boolean {
    const known = this.session;
    if (!known) return true;
    const view = ({ startTime, endTime, filters }: SessionState) =>
      JSON.stringify([startTime, endTime, filters]);
    return view(next) !== view(known);
  }

  /** Time goes on, but for a snapshot, and nothing is told before its time. */
  #checkTime(event: OutboxEvent, data: { time?: string }): void {
    if (data.time === undefined) return;
    const time = Date.parse(data.time);
    if (event.event !== 'snapshot' && event.event !== 'playback' && time < this.#time)
      this.#breach(event, 'goes back in time without a snapshot');
    if (event.event !== 'playback') this.#time = time;
  }

  #breach({ id, event, data }: OutboxEvent, what: string): never {
    const before = this.arrivals.slice(-3).map(({ event: e }) => `${e.event} ${e.id}`);
    throw new ContractBreach(`${event} ${id} ${what} (after ${before.join(', ')}): ${data.slice(0, 200)}`);
  }
}
