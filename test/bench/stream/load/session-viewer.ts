import { sharedNow } from '../shared-now.ts';
import { Connection, type StreamAddress } from './connection.ts';
import { Continuity, type Step } from './continuity.ts';
import { EventSplitter } from './event-splitter.ts';

/** Told of each event of a viewer, when it came (shared clock, ms), how it goes on from the one before, and its data's bytes. */
export type SeeEvent = (event: string, atMs: number, step: Step, length: number) => void;

/** One viewer of one of our sessions, who can come back where it was. */
export class SessionViewer {
  readonly #see: SeeEvent;
  readonly #continuity = new Continuity();
  #connection: Connection | undefined;
  #lastEventId: string | undefined;
  readonly #onClosed: () => void;

  /** `onClosed` is called when the server ends the stream. */
  constructor(see: SeeEvent, onClosed: () => void) {
    this.#see = see;
    this.#onClosed = onClosed;
  }

  /** Connects, after the last event that it saw; resolved at the first event, rejected where none comes. */
  async connect(address: StreamAddress): Promise<void> {
    let refusal = 'nothing';
    const next = Promise.withResolvers<void>();
    const splitter = new EventSplitter(({ id, event, data }) => {
      if (id === '') {
        refusal = data.toString();
        return;
      }
      this.#lastEventId = id;
      this.#see(event, sharedNow(), this.#continuity.step(id, event), data.length);
      next.resolve();
    });
    const headers = this.#lastEventId === undefined ? '' : `Last-Event-ID: ${this.#lastEventId}\r\n`;
    const connection = new Connection(
      address,
      {
        body: (bytes, start, end) => splitter.read(bytes, start, end),
        closed: () => {
          next.reject(new Error(`the server closed a stream after ${refusal}`));
          if (connection === this.#connection) this.#onClosed();
        },
      },
      headers,
    );
    this.#connection = connection;
    await connection.opened;
    await next.promise;
  }

  cut(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.close();
  }
}
