import type { Database } from 'better-sqlite3';

/** How many seconds' counts are gathered before they are written. */
const MOST_SECONDS = 50_000;

interface Tally {
  readonly airport: number;
  readonly kind: number;
  first: number;
  last: number;
  records: number;
  readonly seconds: Map<number, number>;
}

/** Counts a recording's records by airport and kind, and by the second that they fall into. */
export class RecordCounts {
  readonly #recording: number;
  readonly #tallies = new Map<number, Tally>();
  readonly #addSecond;
  readonly #addRecorded;
  #seconds = 0;

  constructor(database: Database, recording: number) {
    this.#recording = recording;
    this.#addSecond = database.prepare(
      `insert into second_count (airport, kind, second, records) values (?, ?, ?, ?)
       on conflict do update set records = records + excluded.records`,
    );
    this.#addRecorded = database.prepare(
      'insert into recorded (recording, airport, kind, first, last, records) values (?, ?, ?, ?, ?, ?)',
    );
  }

  /** Counts a record at `time`, in milliseconds since the epoch. */
  add(airport: number, kind: number, time: number): void {
    const tally = this.#tally(airport, kind);
    tally.records++;
    if (time < tally.first) tally.first = time;
    if (time > tally.last) tally.last = time;
    const second = Math.floor(time / 1000);
    const count = tally.seconds.get(second);
    tally.seconds.set(second, (count ?? 0) + 1);
    if (count === undefined && ++this.#seconds >= MOST_SECONDS) this.#writeSeconds();
  }

  /** Writes what was counted. */
  finish(): void {
    this.#writeSeconds();
    for (const { airport, kind, first, last, records } of this.#tallies.values())
      this.#addRecorded.run(this.#recording, airport, kind, first, last, records);
  }

  #tally(airport: number, kind: number): Tally {
    const key = airport * 8 + kind;
    let tally = this.#tallies.get(key);
    if (!tally) {
      tally = {
        airport,
        kind,
        first: Number.POSITIVE_INFINITY,
        last: Number.NEGATIVE_INFINITY,
        records: 0,
        seconds: new Map(),
      };
      this.#tallies.set(key, tally);
    }
    return tally;
  }

  #writeSeconds(): void {
    for (const { airport, kind, seconds } of this.#tallies.values()) {
      for (const [second, records] of seconds) this.#addSecond.run(airport, kind, second, records);
      seconds.clear();
    }
    this.#seconds = 0;
  }
}
