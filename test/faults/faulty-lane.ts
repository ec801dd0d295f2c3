import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A lane holds at most so many bytes itself; beyond them it leaves what comes to the network's own buffers. */
const MOST_HELD = 64 * 1024;
/** How often a throttled lane passes something, in ms. */
const PIECE_MS = 50;

interface Held {
  readonly bytes: Buffer;
  /** When it may leave at the earliest, on the scale of `performance.now()`. */
  readonly due: number;
}

/**
 * One direction of a connection through a {@link FaultyProxy}. Untouched it passes bytes on as they come, and their end;
 * what it is told to do holds for all bytes that it has not passed on yet.
 */
export class FaultyLane {
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #held: Held[] = [];
  #heldBytes = 0;
  #passed = 0;
  #ended = false;
  #delayMs = 0;
  #bytesPerSecond = Number.POSITIVE_INFINITY;
  #cut: { readonly at: number; readonly done: () => void } | undefined;
  #swallows = false;
  /** Resolved while bytes may pass. */
  #open: Promise<void> = Promise.resolve();
  #goOn = () => {};
  #changed = () => {};

  constructor(from: Socket, to: Socket) {
    this.#from = from;
    this.#to = to;
    void this.#take();
    void this.#give();
  }

  /** Bytes that came out at the other end so far. */
  get passed(): number {
    return this.#passed;
  }

  /** Each byte takes so many ms longer. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** No more than so many bytes pass in a second. */
  throttle(bytesPerSecond: number): void {
    this.#bytesPerSecond = bytesPerSecond;
  }

  /** Nothing passes, nor is it read, until {@link goOn} or for so many ms. */
  stall(ms?: number): void {
    this.goOn();
    this.#open = new Promise(resolve => {
      this.#goOn = resolve;
    });
    if (ms !== undefined) setTimeout(() => this.goOn(), ms).unref();
  }

  /** Ends a {@link stall}. */
  goOn(): void {
    this.#goOn();
    this.#open = Promise.resolve();
  }

  /** Reads all and passes nothing on: the sender sees a connection that is well. */
  swallow(): void {
    this.#swallows = true;
  }

  /** Calls `done` once so many bytes more have passed; nothing follows them. */
  cutAfter(bytes: number, done: () => void): void {
    this.#cut = { at: this.#passed + bytes, done };
  }

  async #take(): Promise<void> {
    try {
      for await (const bytes of this.#from.iterator({ destroyOnReturn: false })) {
        this.#held.push({ bytes, due: performance.now() + this.#delayMs });
        this.#heldBytes += bytes.length;
        this.#changed();
        while (this.#heldBytes > MOST_HELD) await this.#change();
      }
      this.#ended = true;
      this.#changed();
    } catch (error) {
      const isReset = error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
      if (isReset) this.#to.resetAndDestroy();
      else this.#to.destroy();
    }
  }

  async #give(): Promise<void> {
    for (;;) {
      const next = this.#held[0];
      if (next) {
        await this.#pass(next);
        this.#held.shift();
        this.#heldBytes -= next.bytes.length;
        this.#changed();
      } else if (this.#ended) {
        await this.#open;
        this.#to.end();
        return;
      } else await this.#change();
    }
  }

  async #pass({ bytes, due }: Held): Promise<void> {
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait, undefined, { ref: false });
    for (let start = 0; start < bytes.length; ) {
      await this.#open;
      const most = Math.max(1, Math.floor((this.#bytesPerSecond * PIECE_MS) / 1000));
      const room = (this.#cut?.at ?? Number.POSITIVE_INFINITY) - this.#passed;
      const piece = bytes.subarray(start, start + Math.min(most, room));
      start += piece.length;
      if (!this.#swallows) await this.#write(piece);
      if (this.#cut && this.#passed >= this.#cut.at) {
        this.#cut.done();
        return new Promise(() => {});
      }
      if (most < Number.POSITIVE_INFINITY) await sleep(PIECE_MS, undefined, { ref: false });
    }
  }

  async #write(piece: Buffer): Promise<void> {
    this.#passed += piece.length;
    if (piece.length === 0) return;
    const failed = await new Promise(resolve => this.#to.write(piece, resolve));
    if (failed) this.#from.destroy();
  }

  #change(): Promise<void> {
    return new Promise(resolve => {
      this.#changed = resolve;
    });
  }
}
