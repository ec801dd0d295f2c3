import { uint16 } from './bits.ts';
import { CAT010 } from './cat010.ts';
import { CAT021_0_23, CAT021_0_26 } from './cat021-early.ts';
import { CAT021_2_1, CAT021_2_6 } from './cat021-late.ts';
import type { CategoryEdition } from './item.ts';
import { RecordDecoder } from './record-decoder.ts';
import { Report } from './report.ts';

/** The newest first: it wins where several fit. */
const EDITIONS: ReadonlyMap<number, readonly CategoryEdition[]> = new Map([
  [10, [CAT010]],
  [21, [CAT021_2_6, CAT021_2_1, CAT021_0_26, CAT021_0_23]],
]);

/** Enough records to tell an edition; after them the choice stands. */
const RECORDS_TO_CHOOSE = 500;
const DAY_MS = 86_400_000;

interface Trial {
  readonly edition: CategoryEdition;
  /** Records that end where their block does, with a time of the day and a position on earth. */
  sound: number;
  /** Blocks that cannot be read to their end. */
  broken: number;
  lastLat: number;
  lastLon: number;
}

/**
 * Finds out in which edition a category was written: that which reads the first blocks to their last byte and finds
 * plausible positions in them, no more than a few degrees from one to the next.
 */
export class EditionChoice {
  readonly #trials = new Map<number, Trial[]>();
  readonly #decoder = new RecordDecoder();
  readonly #report = new Report();

  /** Whether a category can be read at all. */
  static knows(category: number): boolean {
    return EDITIONS.has(category);
  }

  /** Shows it a block. */
  see(bytes: Uint8Array, start: number, end: number): void {
    const category = bytes[start] ?? 0;
    const trials = this.#trialsOf(category);
    if (trials.length < 2 || Math.max(...trials.map(({ sound }) => sound)) >= RECORDS_TO_CHOOSE) return;
    for (const trial of trials) this.#try(trial, bytes, start + 3, end);
  }

  /** The edition that fits best so far; `undefined` for a category that is not known. */
  best(category: number): CategoryEdition | undefined {
    const [first, ...others] = this.#trialsOf(category);
    let best = first;
    for (const trial of others) if (best && score(trial) > score(best)) best = trial;
    return best?.edition;
  }

  /** Whether a block can be read to its last byte in one of its category's editions. */
  fits(bytes: Uint8Array, start: number, end: number): boolean {
    const editions = EDITIONS.get(bytes[start] ?? 0) ?? [];
    return (
      uint16(bytes, start + 1) === end - start &&
      editions.some(edition => this.#reads(edition, bytes, start + 3, end))
    );
  }

  #trialsOf(category: number): Trial[] {
    let trials = this.#trials.get(category);
    if (!trials) {
      const editions = EDITIONS.get(category) ?? [];
      trials = editions.map(edition => ({
        edition,
        sound: 0,
        broken: 0,
        lastLat: Number.NaN,
        lastLon: Number.NaN,
      }));
      this.#trials.set(category, trials);
    }
    return trials;
  }

  #reads(edition: CategoryEdition, bytes: Uint8Array, from: number, end: number): boolean {
    let at = from;
    while (at < end && at !== -1) at = this.#decoder.read(edition, bytes, at, end, this.#report);
    return at === end;
  }

  #try(trial: Trial, bytes: Uint8Array, from: number, end: number): void {
    let at = from;
    while (at < end) {
      at = this.#decoder.read(trial.edition, bytes, at, end, this.#report);
      if (at === -1) {
        trial.broken++;
        return;
      }
      if (this.#isSound(trial)) trial.sound++;
    }
  }

  #isSound(trial: Trial): boolean {
    const { lat, lon, timeOfDay } = this.#report;
    if (timeOfDay >= DAY_MS || Math.abs(lat) > 90 || Math.abs(lon) > 180) return false;
    if (Number.isNaN(lat)) return true;
    const isNear = !(Math.abs(lat - trial.lastLat) > 10 || Math.abs(lon - trial.lastLon) > 15);
    trial.lastLat = lat;
    trial.lastLon = lon;
    return isNear;
  }
}

/** A block that cannot be read tells more against an edition than a sound record tells for it. */
function score({ sound, broken }: Trial): number {
  return sound - 10 * broken;
}
