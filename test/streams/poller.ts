import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import type { ReadEvent } from './sse-reader.ts';

export interface PollAnswer {
  readonly events: readonly ReadEvent[];
  readonly lastEventId: string;
}

/** Follows a stream by long polling, one poll after the other, over one real connection. */
export class Poller {
  readonly #url: string;
  readonly #read: ReadEvent[] = [];
  readonly #agent = new Agent({ keepAlive: true });
  #lastEventId: string;
  /** Set once the server says that nothing more will come. */
  ended = false;

  /** `url`: address and query of the polls; a `lastEventId` in it is where the first begins. */
  constructor(url: string) {
    const { origin, pathname, searchParams } = new URL(url);
    this.#lastEventId = searchParams.get('lastEventId') ?? '';
    searchParams.delete('lastEventId');
    this.#url = `${origin}${pathname}?${searchParams}`;
  }

  get lastEventId(): string {
    return this.#lastEventId;
  }

  /** The next event, for which it polls as often as it takes; rejected where the session was ended. */
  async next(): Promise<ReadEvent> {
    for (;;) {
      const event = this.#read.shift();
      if (event) return event;
      if (this.ended) throw new Error('the session was ended');
      await this.poll();
    }
  }

  /** Events up to the first that `isLast`. */
  async until(isLast: (event: ReadEvent) => boolean): Promise<ReadEvent[]> {
    const events: ReadEvent[] = [];
    do events.push(await this.next());
    while (!isLast(events.at(-1) as ReadEvent));
    return events;
  }

  /** Polls once. */
  async poll(wait?: string): Promise<PollAnswer | undefined> {
    const query = new URLSearchParams({
      lastEventId: this.#lastEventId,
      ...(wait !== undefined && { wait }),
    });
    const asked = get(`${this.#url}&${query}`, { agent: this.#agent });
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const body = Buffer.concat(await answer.toArray()).toString();
    if (answer.statusCode === 204) {
      this.ended = true;
      return undefined;
    }
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${body}`);
    const told = JSON.parse(body) as PollAnswer;
    this.#read.push(...told.events);
    this.#lastEventId = told.lastEventId;
    return told;
  }

  /** Hangs up. */
  close(): void {
    this.#agent.destroy();
  }
}
