/** What a fault is, what a run does, and what the contract says of it; one line of the table. */
export interface FaultCase {
  readonly fault: string;
  readonly done: string;
  readonly contract: string;
  /**
   * Does it. Resolves with what was seen; rejects where that is not what the contract says, and with a
   * {@link NotPossible} where this machine cannot do it.
   */
  readonly run: () => Promise<string>;
}

/** Says what a machine lacks for a fault. */
export class NotPossible extends Error {
  override readonly name = 'NotPossible';
}
