import { ReplayError } from '../contract/problems.ts';

/** Lets one change of the store at a time be under way. */
export class WritingTurn {
  #taken = false;

  /** Takes the turn, until what it returns is called; throws `import_in_progress` where it is taken. */
  take(): () => void {
    if (this.#taken) {
      throw new ReplayError(
        'import_in_progress',
        'Recordings are being imported or deleted. Try again when that is done.',
      );
    }
    this.#taken = true;
    return () => {
      this.#taken = false;
    };
  }
}
