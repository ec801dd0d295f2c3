/** So many messages wait at most before no more are read; what was read with the last of them still comes in. */
const MAX_WAITING = 32;

/** Carries out a message, `null` where it is no text, and gives the text of the answer. Never rejects. */
export type CarryOut = (message: string | null) => Promise<string>;

/** Who sends commands. */
export interface Commander {
  /** Whether it has read enough of what it was sent to get another answer. */
  readonly takesAnswers: boolean;
  answer(text: string): void;
  /** No more messages should come for now; those that were under way still may. */
  pause(): void;
  resume(): void;
}

/** The commands of one client: carried out one after the other, in order, each once the one before was answered. */
export class CommandQueue {
  readonly #commander: Commander;
  readonly #carryOut: CarryOut;
  readonly #waiting: (string | null)[] = [];
  #paused = false;
  #busy = false;

  constructor(commander: Commander, carryOut: CarryOut) {
    this.#commander = commander;
    this.#carryOut = carryOut;
  }

  add(message: string | null): void {
    this.#waiting.push(message);
    if (this.#waiting.length >= MAX_WAITING && !this.#paused) {
      this.#paused = true;
      this.#commander.pause();
    }
    this.proceed();
  }

  /** Goes on where the commander takes answers again. */
  proceed(): void {
    if (!this.#busy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    while (this.#waiting.length > 0 && this.#commander.takesAnswers) {
      this.#commander.answer(await this.#carryOut(this.#waiting.shift() ?? null));
      if (this.#waiting.length === 0) this.#resume();
      await letOthersPass();
    }
    this.#busy = false;
  }

  #resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#commander.resume();
  }
}

/** Many commands at once must not keep the ticks waiting. */
function letOthersPass(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
