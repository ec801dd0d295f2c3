import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { toMs } from '../../../../server/contract/time.ts';

/** What an event says, read once for all viewers, since all get the same text. */
interface EventSays {
  /** The playhead at the tick that sent it, ms since the epoch. */
  readonly tick: number;
  /** Times of the records that it carries, ms since the epoch. */
  readonly times: readonly number[];
  readonly ends: boolean;
}

const NOTHING: EventSays = { tick: 0, times: [], ends: false };

/** Many viewers of one stream on plain sockets. Each arrival of a record is noted: when it came, less its own time. */
export class RecordViewers {
  /** Each record's arrival on the epoch's scale less its time, ms: lateness and a constant that all share. */
  readonly sinceRecord: number[] = [];
  /** The same from the tick that sent the record. */
  readonly sinceTick: number[] = [];
  /** Records that each viewer got in updates. */
  readonly received: number[];
  readonly #url: URL;
  readonly #sockets: Socket[] = [];
  readonly #says = new Map<string, EventSays>();
  #ended = 0;
  #allEnded: () => void = () => {};
  /** Resolved once every viewer was told that the replay has ended. */
  readonly ended: Promise<void>;

  constructor(url: string, count: number) {
    this.#url = new URL(url);
    this.received = Array(count).fill(0);
    this.ended = new Promise(resolve => {
      this.#allEnded = resolve;
    });
  }

  /** Opens the streams, a few at a time; each has its snapshot when this resolves. */
  async open(): Promise<void> {
    for (let viewer = 0; viewer < this.received.length; viewer += 50) {
      const some = this.received.slice(viewer, viewer + 50);
      await Promise.all(some.map((_, offset) => this.#connect(viewer + offset)));
    }
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async #connect(viewer: number): Promise<void> {
    const { hostname, port, pathname, search } = this.#url;
    const socket = connect(Number(port), hostname);
    this.#sockets.push(socket);
    await once(socket, 'connect');
    socket.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept: text/event-stream\r\n\r\n`,
    );
    let pending = '';
    await new Promise<void>(shown => {
      socket.setEncoding('latin1').on('data', (piece: string) => {
        const now = performance.timeOrigin + performance.now();
        const text = pending + piece;
        let start = 0;
        for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n', start)) {
          const block = text.slice(start, end);
          start = end + 2;
          if (block.includes('event: snapshot')) shown();
          else this.#take(viewer, block, now);
        }
        pending = text.slice(start);
      });
    });
  }

  #take(viewer: number, block: string, now: number): void {
    const { tick, times, ends } = this.#read(block);
    for (const time of times) {
      this.sinceRecord.push(now - time);
      this.sinceTick.push(now - tick);
    }
    this.received[viewer] = (this.received[viewer] ?? 0) + times.length;
    if (ends && ++this.#ended === this.received.length) this.#allEnded();
  }

  #read(block: string): EventSays {
    const id = /id: (.*)/.exec(block)?.[1];
    if (id === undefined) return NOTHING;
    let says = this.#says.get(id);
    if (!says) {
      const data = JSON.parse(block.slice(block.indexOf('data: ') + 6));
      const vehicles: { time: string }[] = data.vehicles ?? [];
      says = {
        tick: toMs(data.time),
        times: vehicles.map(vehicle => toMs(vehicle.time)),
        ends: data.status === 'ended',
      };
      this.#says.set(id, says);
    }
    return says;
  }
}
