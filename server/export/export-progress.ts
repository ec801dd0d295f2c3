/** How far an export has come. */
export interface ExportProgress {
  /** Of the span of time, or of the vehicles. */
  readonly done: number;
  readonly total: number;
  /** Records written so far. */
  readonly records: number;
  /** Records left out so far because they are damaged. */
  readonly damaged: number;
}

export type TellProgress = (progress: ExportProgress) => void;
