import type { ImportProgressEvent } from '../../server/contract/recordings.ts';

/** How far an import is, and how quickly it goes. */
export interface ImportPace extends ImportProgressEvent {
  /** Bytes a second while it is received, else records a second; `null` while that cannot be told. */
  readonly rate: number | null;
}

/** What lies further back says little of how quickly it goes now. */
const WINDOW_MS = 5000;
const LEAST_MS = 500;

/** Follows progress and tells the rate of the last seconds of a phase. `now` in ms of any clock. */
export class ImportRate {
  #phase: ImportProgressEvent['phase'] | undefined;
  #points: { readonly at: number; readonly amount: number }[] = [];

  take(progress: ImportProgressEvent, now: number): ImportPace {
    if (progress.phase !== this.#phase) this.#points = [];
    this.#phase = progress.phase;
    const amount = progress.phase === 'receiving' ? progress.bytesRead : progress.records;
    this.#points = [...this.#points.filter(({ at }) => now - at <= WINDOW_MS), { at: now, amount }];
    const [first] = this.#points;
    const rate =
      first && now - first.at >= LEAST_MS ? ((amount - first.amount) / (now - first.at)) * 1000 : null;
    return { ...progress, rate };
  }
}
