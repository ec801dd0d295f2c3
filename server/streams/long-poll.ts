import type { ServerResponse } from 'node:http';
import type { Cancel, Clock } from '../replay/clock.ts';
import type { EventBatch } from '../replay/outbox-event.ts';
import type { Attachment, JoinOptions, Viewer } from '../replay/viewer.ts';
import type { Connection, Connections } from './connections.ts';
import { LingeringPolls } from './lingering-polls.ts';
import { encodeItems, pollAnswer } from './poll-encoding.ts';
import type { Watchable } from './sse.ts';
import type { Place } from './traffic.ts';

/** So long after its poll a client still counts as a viewer, in ms: until then its next poll should be there. */
const LINGER_MS = 10_000;
/** A client that takes nothing of its answer for so long is cut off, in ms. */
const STALLED_MS = 60_000;

export const POLL_HEADERS = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' } as const;

export interface PollOptions extends JoinOptions {
  /** How long to wait where there is nothing to tell, in ms. */
  readonly wait: number;
  /** Takes a place for one more viewer; may throw. */
  readonly enter: () => Place;
}

/** What the polls of a server share. */
interface Shared {
  readonly clock: Clock;
  readonly connections: Connections;
  readonly lingering: LingeringPolls<Poll>;
}

/**
 * The stream by long polling. Between two polls a client goes on being a viewer, so that the session plays on, but
 * nothing is kept for it: the next poll gets what it missed as any reconnection does.
 */
export class LongPolls {
  readonly #shared: Shared;

  constructor(clock: Clock, connections: Connections) {
    this.#shared = { clock, connections, lingering: new LingeringPolls() };
  }

  /** Answers with the next events, when they come. What `join` and `enter` throw passes through, nothing having been sent. */
  answer(session: Watchable, response: ServerResponse, options: PollOptions): void {
    const lingering = this.#shared.lingering.after(options.lastEventId);
    const former = lingering?.watches(session) ? lingering : undefined;
    const place = former?.place ?? options.enter();
    try {
      new Poll(response, options, place, this.#shared).watch(session);
    } catch (error) {
      if (!former) place.leave();
      throw error;
    }
    former?.makeWay();
  }
}

/** One request, and the viewer that stays for a while after it. */
class Poll implements Viewer, Connection {
  readonly place: Place;
  readonly #response: ServerResponse;
  readonly #options: PollOptions;
  readonly #shared: Shared;
  /** What the answer will hold; none once it was given. */
  #batches: EventBatch[] | undefined = [];
  #session: Watchable | undefined;
  #attachment: Attachment | undefined;
  #lingersAfter: string | undefined;
  #goesAt = Number.POSITIVE_INFINITY;
  #ended = false;
  #cancelWait: Cancel | undefined;
  #remove: () => void = () => {};

  constructor(response: ServerResponse, options: PollOptions, place: Place, shared: Shared) {
    this.#response = response;
    this.#options = options;
    this.place = place;
    this.#shared = shared;
  }

  watch(session: Watchable): void {
    this.#session = session;
    const { lastEventId, maxRate, wait } = this.#options;
    try {
      this.#attachment = session.join(this, { lastEventId, maxRate });
    } catch (error) {
      this.#batches = undefined;
      throw error;
    }
    if (wait === 0) this.#answerSoon();
    else this.#cancelWait = this.#shared.clock.after(wait, () => this.#answer());
    if (this.#response.closed || this.#response.destroyed) this.#hungUp();
    else this.#response.on('close', () => this.#hungUp());
    this.#remove = this.#shared.connections.add(this);
  }

  watches(session: Watchable): boolean {
    return this.#session === session;
  }

  deliver(batch: EventBatch): void {
    if (!this.#batches) return;
    this.#batches.push(batch);
    this.#answerSoon();
  }

  get backlog(): number {
    return 0;
  }

  drop(): void {}

  end(): void {
    this.#ended = true;
    if (this.#batches) this.#answerSoon();
    else this.#leave();
  }

  stop(): void {
    this.#answer();
    this.#leave();
  }

  tend(now: number): void {
    if (now >= this.#goesAt) this.#leave();
  }

  /** Leaves the session, but not its place: the client's next poll has taken that. */
  makeWay(): void {
    this.#remove();
    if (this.#lingersAfter !== undefined) this.#shared.lingering.remove(this.#lingersAfter, this);
    this.#attachment?.leave();
  }

  /** What comes in the same turn goes into the same answer. */
  #answerSoon(): void {
    queueMicrotask(() => this.#answer());
  }

  #answer(): void {
    const batches = this.#batches;
    if (!batches) return;
    const lastEventId = batches.at(-1)?.events.at(-1)?.id ?? this.#options.lastEventId ?? '';
    const body = pollAnswer(
      batches.map(batch => batch.encodedBy(encodeItems)),
      lastEventId,
    );
    const { sent } = this.place;
    for (const { events } of batches) sent.events += events.length;
    sent.bytes += body.length;
    this.#response.setTimeout(STALLED_MS, () => this.#response.destroy());
    this.#response.writeHead(200, { ...POLL_HEADERS, 'Content-Length': body.length }).end(body);
    this.#linger(lastEventId);
  }

  /** The client may have been cut off; it will poll again as it did. */
  #hungUp(): void {
    if (this.#batches) this.#linger(this.#options.lastEventId ?? '');
  }

  #linger(lastEventId: string): void {
    this.#cancelWait?.();
    this.#batches = undefined;
    if (this.#ended) {
      this.#leave();
      return;
    }
    const { clock, lingering } = this.#shared;
    this.#goesAt = clock.now() + LINGER_MS;
    this.#lingersAfter = lastEventId;
    lingering.add(lastEventId, this);
  }

  #leave(): void {
    this.makeWay();
    this.place.leave();
  }
}
