/** Why a source as a whole cannot be imported; the message is for the person who gave it. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  /** What whoever gave the source could tell about it, so that it can be imported after all. */
  readonly needs: ImportNeed | undefined;

  constructor(message: string, needs?: ImportNeed) {
    super(message);
    this.needs = needs;
  }
}

export type ImportNeed = 'airport' | 'format' | 'date' | 'columns' | 'reference' | 'timeZone' | 'profile';

/** A source that was read whole and holds nothing of use, and nothing that is wrong. */
export class NothingFound extends ImportError {}
