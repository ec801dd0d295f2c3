import type { Snapshot } from '../../server/contract/events.ts';
import { isAbort } from '../api/request.ts';

export type ScrubberOptions = {
  readonly read: (time: number, signal: AbortSignal) => Promise<Snapshot>;
  readonly onState: (state: Snapshot) => void;
  readonly onError: (error: unknown) => void;
};

/**
 * Reads the recorded state along a drag: one read at a time, then the latest time asked for, whatever lay between. A read
 * under way is let finish, so that a drag faster than the reads still shows something on its way.
 */
export class Scrubber {
  readonly #options: ScrubberOptions;
  #reading: AbortController | undefined;
  #next: number | undefined;

  constructor(options: ScrubberOptions) {
    this.#options = options;
  }

  /** Asks for the state at `time` (ms since 1970). */
  to(time: number): void {
    this.#next = time;
    if (!this.#reading) void this.#readOn();
  }

  /** Forgets what was asked for; nothing is told any more. */
  cancel(): void {
    this.#next = undefined;
    this.#reading?.abort();
    this.#reading = undefined;
  }

  async #readOn(): Promise<void> {
    const reading = new AbortController();
    this.#reading = reading;
    while (this.#next !== undefined && !reading.signal.aborted) {
      const time = this.#next;
      this.#next = undefined;
      try {
        const state = await this.#options.read(time, reading.signal);
        if (!reading.signal.aborted) this.#options.onState(state);
      } catch (error) {
        if (!reading.signal.aborted && !isAbort(error)) this.#options.onError(error);
      }
    }
    if (this.#reading === reading) this.#reading = undefined;
  }
}
