import type { Airport } from '../../../server/contract/history.ts';
import type { SessionState } from '../../../server/contract/session.ts';
import type { Track } from '../../api/tracks.ts';
import { texts } from '../../language/catalogues.ts';
import { report } from '../../state/problem.ts';
import {
  fixesOf,
  fixesPerSecondAt,
  type TrailListener,
  TrailReader,
  type WantedTrails,
} from './trail-reader.ts';
import type { TrailStore } from './trail-store.ts';
import type { TrailChoice, Trails } from './trails.ts';

const text = texts('map');
/** Memory is shared out among at least so many vehicles. */
const FEWEST = 64;

/** What trails hang on, at one time (ms since 1970). */
export type TrailMoment = {
  readonly time: number;
  /** Whether the vehicles did not come here from where they were in the last picture. */
  readonly jump: boolean;
  readonly choice: TrailChoice | null;
  readonly vehicles: number;
  readonly session: SessionState | null;
  readonly airport: Airport | null;
};

/** Sees to it that trails show what was recorded before the playhead, wherever it jumps and whatever is chosen. */
export class TrailKeeper {
  readonly #trails: Trails;
  readonly #reader: Pick<TrailReader, 'want' | 'cancel'>;
  readonly #redraw: () => void;
  #building: TrailStore | undefined;
  #chosen = '';
  /** What the trails hold without a hole, ms since 1970. */
  #covered: { from: number; to: number } | null = null;

  /** `redraw` is called when there is more to draw. */
  constructor(
    trails: Trails,
    redraw: () => void,
    reader: (listener: TrailListener) => Pick<TrailReader, 'want' | 'cancel'> = listener =>
      new TrailReader(listener),
  ) {
    this.#trails = trails;
    this.#redraw = redraw;
    this.#reader = reader({
      onTracks: (tracks, first) => this.#onTracks(tracks, first),
      onRead: wanted => this.#onRead(wanted),
      onError: error => report(text('trails.failed'), error),
    });
  }

  /** Call it for every picture. */
  keep({ time, jump, choice, vehicles, session, airport }: TrailMoment): void {
    // Rounded up, so that what each may keep changes seldom.
    const among = 2 ** Math.ceil(Math.log2(Math.max(FEWEST, vehicles)));
    const chosen = JSON.stringify([choice, among, session?.filters, session?.airportId]);
    const changed = chosen !== this.#chosen;
    if (changed) {
      this.#chosen = chosen;
      this.#covered = null;
      this.#reader.cancel();
      this.#trails.choose(choice, among, time);
    }
    if (!choice || !session || !airport) return;
    if (changed || (jump && !this.#covers(time - choice.span, time))) {
      this.#covered = null;
      this.#want(time, choice, session, airport);
    } else if (this.#covered && !jump && time > this.#covered.to) this.#covered.to = time;
  }

  cancel(): void {
    this.#reader.cancel();
  }

  #want(
    time: number,
    { span, only }: TrailChoice,
    { airportId, filters }: SessionState,
    airport: Airport,
  ): void {
    const recorded = airport.recorded.find(each => each.kind === 'vehicle');
    if (!recorded) return;
    this.#trails.beginReading();
    this.#reader.want({
      airportId,
      from: Math.max(Date.parse(recorded.from), time - span),
      to: time,
      only,
      filters,
      fixesPerSecond: only === null ? (fixesPerSecondAt(airport) ?? 1) : 1,
    });
  }

  #covers(from: number, to: number): boolean {
    return this.#covered !== null && this.#covered.from <= from && to <= this.#covered.to;
  }

  #onTracks(tracks: readonly Track[], first: boolean): void {
    if (first || !this.#building) this.#building = this.#trails.emptyStore();
    for (const track of tracks) {
      for (const fix of fixesOf(track)) this.#building.add(track.vehicleId, this.#trails.fix(...fix));
    }
  }

  #onRead({ from, to }: WantedTrails): void {
    if (this.#building) this.#trails.replace(this.#building);
    this.#building = undefined;
    this.#covered = { from, to };
    this.#redraw();
  }
}
