import type { Filters } from '../../../server/contract/filters.ts';
import type { Airport } from '../../../server/contract/history.ts';
import { toMs } from '../../../server/contract/time.ts';
import { isAbort } from '../../api/request.ts';
import { readTracks, type Track } from '../../api/tracks.ts';
import { browserClock, type WallClock } from '../../api/wall-clock.ts';

/** How long what is wanted has to stay the same before it is read: while the reader scrubs it changes all the time. */
const SETTLED_MS = 250;
/** About how many fixes are read at once, and in all. */
const FIXES_A_READ = 30_000;
const MOST_FIXES = 300_000;
const SHORTEST_READ_MS = 10_000;

/** What is to be read: of one vehicle or of all, in `[from, to]` (ms since 1970), and how many fixes a second to expect. */
export type WantedTrails = {
  readonly airportId: string;
  readonly from: number;
  readonly to: number;
  readonly only: string | null;
  readonly filters: Filters;
  readonly fixesPerSecond: number;
};

export type TrailListener = {
  /** Told of each piece, from the oldest on; `first` begins a reading. */
  readonly onTracks: (tracks: readonly Track[], first: boolean) => void;
  readonly onRead: (wanted: WantedTrails) => void;
  readonly onError: (error: unknown) => void;
};

/** Reads recorded trails piece by piece, one request at a time; whatever is wanted anew ends what is under way. */
export class TrailReader {
  readonly #listener: TrailListener;
  readonly #read: typeof readTracks;
  readonly #clock: WallClock;
  #reading: AbortController | undefined;
  #cancelWait: (() => void) | undefined;

  constructor(listener: TrailListener, read = readTracks, clock: WallClock = browserClock) {
    this.#listener = listener;
    this.#read = read;
    this.#clock = clock;
  }

  want(wanted: WantedTrails): void {
    this.cancel();
    this.#cancelWait = this.#clock.after(SETTLED_MS, () => void this.#readAll(wanted));
  }

  cancel(): void {
    this.#cancelWait?.();
    this.#reading?.abort();
  }

  async #readAll(wanted: WantedTrails): Promise<void> {
    const reading = new AbortController();
    this.#reading = reading;
    try {
      let first = true;
      for (const [from, to] of pieces(wanted)) {
        const tracks = await this.#read({ ...wanted, from, to }, reading.signal);
        if (reading.signal.aborted) return;
        this.#listener.onTracks(tracks, first);
        first = false;
      }
      this.#listener.onRead(wanted);
    } catch (error) {
      if (!reading.signal.aborted && !isAbort(error)) this.#listener.onError(error);
    }
  }
}

/** How many positions a second an airport's recording holds on average; `null` where it holds none. */
export function fixesPerSecondAt({ recorded }: Pick<Airport, 'recorded'>): number | null {
  const positions = recorded.find(each => each.kind === 'vehicle');
  if (!positions) return null;
  return positions.records / Math.max(1, (toMs(positions.to) - toMs(positions.from)) / 1000);
}

/** How far back trails can be read at most where there are so many fixes a second, ms. */
export function farthestBack(fixesPerSecond: number): number {
  return (MOST_FIXES / Math.max(0.001, fixesPerSecond)) * 1000;
}

/** The range in pieces of about {@link FIXES_A_READ}, the oldest first; of a range with too many fixes its end alone. */
export function pieces({ from, to, fixesPerSecond }: WantedTrails): [from: number, to: number][] {
  const rate = Math.max(0.001, fixesPerSecond);
  const begin = Math.max(from, to - farthestBack(rate));
  const length = Math.max(SHORTEST_READ_MS, Math.floor((FIXES_A_READ / rate) * 1000));
  const found: [number, number][] = [];
  for (let at = begin; at < to; at += length) found.push([at, Math.min(to, at + length) - 1]);
  return found;
}

/** The fixes of a track in order, times in ms since 1970. */
export function* fixesOf({ places, times }: Track): Generator<[lon: number, lat: number, time: number]> {
  for (const [index, [lon = 0, lat = 0]] of places.entries()) {
    const time = times[index];
    if (time !== undefined) yield [lon, lat, toMs(time)];
  }
}
