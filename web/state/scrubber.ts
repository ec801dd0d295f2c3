import type { Snapshot } from '../../server/contract/events.ts';
import { isAbort } from '../api/request.ts';

export type ScrubberOptions = {
  readonly read: (time: number, signal: AbortSignal) => Promise<Snapshot>;
  readonly onState: (state: Snapshot) => void;
  readonly onError: (error: unknown) => void;
};

/** While the page takes in one state, the server reads the next. */
const AT_ONCE = 2;

/**
 * Reads the recorded state along a drag: two reads at a time, then the latest time asked for, whatever lay between. Reads
 * under way are let finish, so that a drag faster than the reads still shows something on its way; one that is overtaken
 * by a later one shows nothing.
 */
export class Scrubber {
  readonly #options: ScrubberOptions;
  #drag = new AbortController();
  #next: number | undefined;
  #reading = 0;
  #begun = 0;
  #shown = 0;

  constructor(options: ScrubberOptions) {
    this.#options = options;
  }

  /** Asks for the state at `time` (ms since 1970). */
  to(time: number): void {
    this.#next = time;
    if (this.#reading < AT_ONCE) void this.#readOn(this.#drag.signal);
  }

  /** Forgets what was asked for; nothing is told any more. */
  cancel(): void {
    this.#next = undefined;
    this.#reading = 0;
    this.#drag.abort();
    this.#drag = new AbortController();
  }

  async #readOn(drag: AbortSignal): Promise<void> {
    this.#reading += 1;
    while (this.#next !== undefined && !drag.aborted) {
      const time = this.#next;
      this.#next = undefined;
      this.#begun += 1;
      await this.#read(time, this.#begun, drag);
    }
    if (!drag.aborted) this.#reading -= 1;
  }

  async #read(time: number, turn: number, drag: AbortSignal): Promise<void> {
    try {
      const state = await this.#options.read(time, drag);
      if (drag.aborted || turn < this.#shown) return;
      this.#shown = turn;
      this.#options.onState(state);
    } catch (error) {
      if (!drag.aborted && !isAbort(error)) this.#options.onError(error);
    }
  }
}
