import { placeOf } from '../api/event-place.ts';
import type { ResumingStream } from '../api/resuming-stream.ts';
import type { StreamListener, StreamState } from '../api/session-stream.ts';
import type { ParsedEvent } from '../api/sse-parser.ts';
import { Cutover } from './cutover.ts';

/** How a reader follows: `all` that comes, or, having joined later, what came since while it waits for a snapshot. */
type Following = 'all' | Cutover | { readonly since: ParsedEvent[] };

/** One session's stream, and all who read it. */
export class SharedStream {
  readonly #stream: ResumingStream;
  readonly #readers = new Map<StreamListener, Following>();
  #state: StreamState = { state: 'connecting' };

  constructor(open: (listener: StreamListener) => ResumingStream) {
    this.#stream = open({
      onState: state => this.#onState(state),
      onEvents: events => this.#onEvents(events),
    });
  }

  /** `undefined` until a private session has told its id. */
  get sessionId(): string | undefined {
    return this.#stream.sessionId;
  }

  /** Whether nothing more will come. */
  get isOver(): boolean {
    return this.#state.state === 'ended' || this.#state.state === 'gone';
  }

  get readers(): number {
    return this.#readers.size;
  }

  /** Adds a reader. One that joins after others gets the state first, and then exactly what came after that. */
  join(reader: StreamListener): void {
    if (this.#readers.size === 0 || this.#stream.lastEventId === undefined) {
      this.#readers.set(reader, 'all');
      reader.onState(this.#state);
    } else {
      reader.onState({ state: 'connecting' });
      void this.#catchUp(reader);
    }
  }

  leave(reader: StreamListener): void {
    this.#readers.delete(reader);
  }

  reconnect(): void {
    this.#stream.reconnect();
  }

  wake(): void {
    this.#stream.wake();
  }

  close(): void {
    this.#stream.close();
  }

  async #catchUp(reader: StreamListener): Promise<void> {
    const waiting = { since: [] as ParsedEvent[] };
    this.#readers.set(reader, waiting);
    const asked = placeOf(this.#stream.lastEventId ?? '');
    const state = await this.#stream.look();
    if (this.#readers.get(reader) !== waiting) return;
    const snapshot = placeOf(state?.at(-1)?.id ?? '');
    if (state && snapshot && asked) {
      const cutover = new Cutover(snapshot, asked);
      this.#readers.set(reader, cutover);
      reader.onState(this.#state);
      reader.onEvents([...state, ...waiting.since.filter(event => cutover.passes(event))]);
    } else this.#startAnew();
  }

  /** Where the state is not to be had beside the stream, all get it anew. */
  #startAnew(): void {
    for (const reader of this.#readers.keys()) this.#readers.set(reader, 'all');
    this.#stream.restart();
  }

  #onState(state: StreamState): void {
    this.#state = state;
    for (const [reader, following] of this.#readers) {
      if (!isWaiting(following) || this.isOver) reader.onState(state);
    }
  }

  #onEvents(events: readonly ParsedEvent[]): void {
    for (const [reader, following] of this.#readers) {
      if (following === 'all') reader.onEvents(events);
      else if (isWaiting(following)) following.since.push(...events);
      else this.#leadOver(reader, following, events);
    }
  }

  #leadOver(reader: StreamListener, cutover: Cutover, events: readonly ParsedEvent[]): void {
    const first = events.findIndex(event => cutover.passes(event));
    if (first === -1) return;
    this.#readers.set(reader, 'all');
    reader.onEvents(events.slice(first));
  }
}

function isWaiting(following: Following): following is { readonly since: ParsedEvent[] } {
  return following !== 'all' && 'since' in following;
}
