import type { RecordedSpan } from '../../contract/history.ts';
import type { NdjsonLine } from '../../contract/lines.ts';
import type { RecordingQuality } from '../../contract/recordings.ts';
import { RECORD_KINDS, type RecordKind } from '../../contract/records.ts';
import { toIso } from '../../contract/time.ts';

type LineKind = NdjsonLine['kind'];

const LINES_OF: Readonly<Record<RecordKind, LineKind>> = {
  vehicle: 'vehicle_update',
  task: 'task_update',
  flight: 'flight_update',
  notification: 'notification',
  decision: 'decision',
};

/** How many lines of a kind there were, and between which times, ms since 1970; without times where it has none. */
class KindCount {
  lines = 0;
  first = Number.POSITIVE_INFINITY;
  last = Number.NEGATIVE_INFINITY;
}

/** Counts lines by kind, and tells the spans that their times make. */
export class RecordCounts {
  readonly #kinds: Readonly<Record<LineKind, KindCount>> = {
    airport: new KindCount(),
    vehicle: new KindCount(),
    vehicle_update: new KindCount(),
    task_update: new KindCount(),
    flight_update: new KindCount(),
    notification: new KindCount(),
    decision: new KindCount(),
  };
  total = 0;

  /** Takes a line; `time` in ms since 1970, NaN for one that has none. */
  add(kind: LineKind, time: number): void {
    this.total++;
    const counted = this.#kinds[kind];
    counted.lines++;
    if (time < counted.first) counted.first = time;
    if (time > counted.last) counted.last = time;
  }

  absorb(other: RecordCounts): void {
    this.total += other.total;
    for (const [kind, { lines, first, last }] of Object.entries(other.#kinds)) {
      const mine = this.#kinds[kind as LineKind];
      mine.lines += lines;
      mine.first = Math.min(mine.first, first);
      mine.last = Math.max(mine.last, last);
    }
  }

  quality(): Pick<RecordingQuality, 'lines' | 'counts' | 'spans' | 'from' | 'to'> {
    const counted = Object.entries(this.#kinds).filter(([, { lines }]) => lines > 0);
    const spans = RECORD_KINDS.flatMap((kind): RecordedSpan[] => {
      const { lines, first, last } = this.#kinds[LINES_OF[kind]];
      return lines > 0 ? [{ kind, from: toIso(first), to: toIso(last), records: lines }] : [];
    });
    const times = spans.flatMap(({ from, to }) => [from, to]).sort();
    return {
      lines: this.total,
      counts: Object.fromEntries(counted.map(([kind, { lines }]) => [kind, lines])),
      spans,
      from: times[0] ?? null,
      to: times.at(-1) ?? null,
    };
  }
}
