import type { Position } from '../geodesy.ts';
import { DAY_MS } from '../time-of-day.ts';
import type { Calendar } from './calendar.ts';
import { bitOf, type Report, TARGET_REPORT } from './report.ts';
import type { TangentPlane } from './tangent-plane.ts';
import { TargetIds } from './target-ids.ts';

/** What a record turned out to be. */
export type Sighting =
  | 'target'
  | 'message'
  | 'without position'
  | 'without name'
  | 'without time'
  | 'time beyond the day'
  | 'off the earth';

const LAST_REPORT = bitOf('trackLastReport');

/** Follows targets through the records of one pass: who, when and where. */
export class TargetWatch {
  readonly ids = new TargetIds();
  /** Of the last target. */
  id = '';
  /** Milliseconds since 1970. */
  timeMs = Number.NaN;
  position: Position = [Number.NaN, Number.NaN];
  /** Whether the last target told its position in metres alone. */
  isRelative = false;
  readonly #calendar: Calendar;
  readonly #plane: TangentPlane | undefined;

  constructor(calendar: Calendar, plane: TangentPlane | undefined) {
    this.#calendar = calendar;
    this.#plane = plane;
  }

  see(report: Report, capturedMs: number): Sighting {
    if (report.timeOfDay >= DAY_MS) return 'time beyond the day';
    this.timeMs = this.#calendar.at(report.timeOfDay, capturedMs);
    if (report.message !== TARGET_REPORT) return 'message';
    if (Number.isNaN(this.timeMs)) return 'without time';
    const id = this.ids.idOf(report, this.timeMs, (report.set & LAST_REPORT) !== 0);
    this.isRelative = Number.isNaN(report.lat) && !Number.isNaN(report.x);
    if (this.isRelative && this.#plane) this.position = this.#plane.at(report.x, report.y);
    else if (Number.isNaN(report.lat)) return 'without position';
    else this.position = [report.lon, report.lat];
    if (Math.abs(this.position[0]) > 180 || Math.abs(this.position[1]) > 90) return 'off the earth';
    if (id === undefined) return 'without name';
    this.id = id;
    return 'target';
  }
}
