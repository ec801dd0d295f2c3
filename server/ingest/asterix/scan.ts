import { FixedTransponders } from '../fixed-transponders.ts';
import type { RecordTaker } from './record-walk.ts';
import type { Report } from './report.ts';
import type { TargetWatch } from './target-watch.ts';

const POSITIONS_TO_LOCATE = 10_000;

/** What has to be known of a whole recording before its records can be written. */
export class Scan implements RecordTaker {
  /** The airport near the first positions in degrees that lie near one. */
  airportId: string | undefined;
  /** Targets that tell their position in metres alone. */
  relative = 0;
  /** Records that say something of targets. */
  targets = 0;
  readonly #watch: TargetWatch;
  readonly #locate: (lon: number, lat: number) => string | undefined;
  readonly #fixed = new FixedTransponders();
  /** Reports by a field monitor less those that are not, of each target that told one. */
  readonly #monitors = new Map<string, number>();
  #seen = 0;

  constructor(watch: TargetWatch, locate: (lon: number, lat: number) => string | undefined) {
    this.#watch = watch;
    this.#locate = locate;
  }

  record(report: Report, capturedMs: number): void {
    const sighting = this.#watch.see(report, capturedMs);
    if (sighting !== 'message') this.targets++;
    if (sighting !== 'target') return;
    const { id, timeMs, isRelative } = this.#watch;
    const [lon, lat] = this.#watch.position;
    if (isRelative) this.relative++;
    else if (this.airportId === undefined && this.#seen++ < POSITIONS_TO_LOCATE)
      this.airportId = this.#locate(lon, lat);
    const monitored = this.#monitors.get(id) ?? 0;
    if (report.fieldMonitor) this.#monitors.set(id, monitored + 1);
    else if (monitored > 0) this.#monitors.set(id, monitored - 1);
    // What has no address is seen by primary radar, which determines nothing: a parked aircraft, perhaps.
    const undetermined = report.kind === 'undetermined' && report.address > 0;
    this.#fixed.see({ id, undetermined, timeMs, lon, lat });
  }

  /** Whether no target told its position in degrees. */
  get isInMetres(): boolean {
    return this.relative > 0 && this.#seen === 0;
  }

  /** The first pass tells nobody: the second one meets the same pieces. */
  setAside(): void {}

  /** Targets that stand on the field to check the sensor: by their own word, or as they never move. */
  fixedIds(): ReadonlySet<string> {
    const monitors = [...this.#monitors].filter(([, more]) => more > 0).map(([id]) => id);
    return new Set([...monitors, ...this.#fixed.ids()]);
  }
}
