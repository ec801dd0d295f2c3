import type { RecordingSink, SetAside } from '../recording-sink.ts';
import type { Attributes } from './item.ts';
import type { RecordTaker, RecordWalk } from './record-walk.ts';
import type { Report } from './report.ts';
import type { TargetLines } from './target-lines.ts';
import type { Sighting, TargetWatch } from './target-watch.ts';

/** Why a target's record is set aside. */
const FAULTS: Partial<Record<Sighting, string>> = {
  'without time': 'tells no time',
  'time beyond the day': 'tells a time of day beyond 24 hours',
  'off the earth': 'tells a position that is not on earth',
};

/** Writes targets' records to a sink. Fixed transponders are left out. */
export class TargetWriter implements RecordTaker {
  readonly sightings = new Map<Sighting, number>();
  /** Messages that are no target reports, by their type. */
  readonly messages = new Map<number, number>();
  /** Reports of fixed transponders. */
  leftOut = 0;
  readonly #sink: RecordingSink;
  readonly #watch: TargetWatch;
  readonly #lines: TargetLines;
  readonly #fixedIds: ReadonlySet<string>;

  constructor(sink: RecordingSink, watch: TargetWatch, lines: TargetLines, fixedIds: ReadonlySet<string>) {
    this.#sink = sink;
    this.#watch = watch;
    this.#lines = lines;
    this.#fixedIds = fixedIds;
  }

  record(report: Report, capturedMs: number, walk: RecordWalk): void {
    const sighting = this.#watch.see(report, capturedMs);
    this.sightings.set(sighting, (this.sightings.get(sighting) ?? 0) + 1);
    if (sighting === 'target') this.#write(report, walk);
    else if (sighting === 'message')
      this.messages.set(report.message, (this.messages.get(report.message) ?? 0) + 1);
    else {
      const fault = FAULTS[sighting];
      if (fault !== undefined) walk.setAside(fault);
    }
  }

  setAside(entry: SetAside): void {
    this.#sink.setAside(entry);
  }

  #write(report: Report, walk: RecordWalk): void {
    const { id, timeMs, position } = this.#watch;
    if (this.#fixedIds.has(id)) {
      this.leftOut++;
      return;
    }
    const told: Attributes = {};
    walk.tell(told);
    this.#sink.write(this.#lines.lineOf(report, id, timeMs, position, told));
  }
}
