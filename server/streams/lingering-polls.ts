/** Polls that were answered and still count as viewers, by the event that the next poll will name. */
export class LingeringPolls<P> {
  readonly #byEvent = new Map<string, Set<P>>();

  /** The one of them that has waited longest for a poll after that event. */
  after(eventId: string | undefined): P | undefined {
    if (eventId === undefined) return undefined;
    const [first] = this.#byEvent.get(eventId) ?? [];
    return first;
  }

  add(eventId: string, poll: P): void {
    const polls = this.#byEvent.get(eventId);
    if (polls) polls.add(poll);
    else this.#byEvent.set(eventId, new Set([poll]));
  }

  remove(eventId: string, poll: P): void {
    const polls = this.#byEvent.get(eventId);
    polls?.delete(poll);
    if (polls?.size === 0) this.#byEvent.delete(eventId);
  }
}
