/** Whether there is something to replay, and how far it has come where there is not yet. */
export class Readiness {
  #waitingFor: string | undefined;

  /** What is being done first, in words for a person; `undefined` once everything is there. */
  get waitingFor(): string | undefined {
    return this.#waitingFor;
  }

  waitFor(what: string): void {
    this.#waitingFor = what;
  }

  ready(): void {
    this.#waitingFor = undefined;
  }
}
