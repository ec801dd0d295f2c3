import type { Database } from 'better-sqlite3';
import type { DensityBucket } from '../contract/history.ts';
import { RECORD_KINDS } from '../contract/records.ts';
import { toIso } from '../contract/time.ts';
import { severity } from '../contract/vocabulary.ts';
import { KIND_NUMBERS } from './kinds.ts';
import { LateTasks } from './late-tasks.ts';

interface Range {
  readonly airport: number;
  readonly from: number;
  readonly to: number;
  readonly buckets: number;
}

type Counted = [place: number, records: number];
type Parameters = Range & { readonly kind: number };

const bucketOf = (time: string) =>
  `(${time} - cast($from as integer)) * cast($buckets as integer) / cast($to - $from as integer)`;
/** Seconds that lie in one bucket as a whole; of the others the records themselves are counted. */
const WHOLE = `(second * 1000 >= $from and second * 1000 + 999 < $to
  and ${bucketOf('second * 1000')} = ${bucketOf('(second * 1000 + 999)')})`;
const SECONDS = `c.airport = $airport and c.kind = $kind
  and second >= cast(floor($from / 1000.0) as integer) and second <= cast(floor(($to - 1) / 1000.0) as integer)`;

/** `null` for a record whose text is damaged. */
const SEVERITY = "case when typeof(state) = 'text' and json_valid(state) then state ->> 'severity' end";

/** Counts records over `[from, to)` in equal buckets, by means of the counts that imports keep of each second. */
export class DensityReader {
  readonly #lateTasks: LateTasks;
  readonly #whole;
  readonly #cut;
  readonly #count;
  readonly #severities;

  constructor(database: Database) {
    this.#lateTasks = new LateTasks(database);
    this.#whole = database
      .prepare<[Parameters], Counted>(
        `select ${bucketOf('second * 1000')} as bucket, sum(records) from second_count c
         where ${SECONDS} and ${WHOLE} group by bucket`,
      )
      .raw();
    this.#cut = database
      .prepare<[Parameters], Counted>(
        `select second, records from second_count c where ${SECONDS} and not ${WHOLE}`,
      )
      .raw();
    this.#count = database
      .prepare<[airport: number, kind: number, from: number, to: number], number>(
        'select count(*) from record where airport = ? and kind = ? and time >= ? and time < ?',
      )
      .pluck();
    this.#severities = database
      .prepare<[Parameters], [bucket: number, severity: string | null, records: number]>(
        `select ${bucketOf('time')} as bucket, ${SEVERITY} as severity, count(*) from record
         where airport = $airport and kind = $kind and time >= $from and time < $to group by bucket, severity`,
      )
      .raw();
  }

  /** The buckets in order; a bucket's `from` is inclusive, its `to` exclusive. */
  read(range: Range): DensityBucket[] {
    const buckets = emptyBuckets(range);
    for (const kind of RECORD_KINDS) {
      const add = (index: number, records: number) => {
        const bucket = buckets[index];
        if (bucket) bucket.counts[kind] += records;
      };
      const parameters = { ...range, kind: KIND_NUMBERS[kind] };
      for (const [index, records] of this.#whole.all(parameters)) add(index, records);
      for (const [second, records] of this.#cut.all(parameters))
        this.#divide(parameters, second, records, add);
    }
    for (const [index, found, records] of this.#severities.all({
      ...range,
      kind: KIND_NUMBERS.notification,
    })) {
      const bucket = buckets[index];
      const { data } = severity.safeParse(found);
      if (bucket && data) bucket.notifications[data] += records;
    }
    for (const moment of this.#lateTasks.moments(range.airport)) {
      if (moment < range.from || moment >= range.to) continue;
      const index = indexOf(range, moment);
      const bucket = buckets[index];
      if (bucket) bucket.lateTasks++;
    }
    return buckets;
  }

  /** Divides a second's records among the buckets that share it; what the others leave is the last one's. */
  #divide(
    range: Parameters,
    second: number,
    records: number,
    add: (index: number, records: number) => void,
  ): void {
    const end = second * 1000 + 1000;
    const to = Math.min(end, range.to);
    let from = Math.max(second * 1000, range.from);
    let left = records;
    if (from > second * 1000) left -= this.#count.get(range.airport, range.kind, second * 1000, from) ?? 0;
    while (from < to && left > 0) {
      const index = indexOf(range, from);
      const edge = Math.min(to, edgeOf(range, index + 1));
      const inside = edge === end ? left : (this.#count.get(range.airport, range.kind, from, edge) ?? 0);
      add(index, inside);
      left -= inside;
      from = edge;
    }
  }
}

/** The bucket that a time of the range falls into. */
function indexOf({ from, to, buckets }: Range, time: number): number {
  return Math.floor(((time - from) * buckets) / (to - from));
}

/** The first millisecond of a bucket. */
function edgeOf({ from, to, buckets }: Range, index: number): number {
  return from + Math.ceil((index * (to - from)) / buckets);
}

function emptyBuckets(range: Range): DensityBucket[] {
  const edge = (index: number) => toIso(edgeOf(range, index));
  return Array.from({ length: range.buckets }, (_, index) => ({
    from: edge(index),
    to: edge(index + 1),
    counts: { vehicle: 0, task: 0, flight: 0, notification: 0, decision: 0 },
    lateTasks: 0,
    notifications: { info: 0, warning: 0, critical: 0 },
  }));
}
