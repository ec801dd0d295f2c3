import type { Database } from 'better-sqlite3';
import type { SetAside } from '../ingest/recording-sink.ts';

/** How many of a recording's set-aside pieces are kept in full; the others are only counted. */
const MOST_SET_ASIDE = 10_000;
const MOST_CHARACTERS = 2000;

/** Keeps what of a source could not be used. */
export class SetAsideWriter {
  readonly #recording: number;
  readonly #add;
  readonly #count;
  #total = 0;

  constructor(database: Database, recording: number) {
    this.#recording = recording;
    this.#add = database.prepare(
      'insert into set_aside (recording, line, offset, text, reason) values (?, ?, ?, ?, ?)',
    );
    this.#count = database.prepare('update recording set set_aside = ? where id = ?');
  }

  add({ line, offset, text, reason }: SetAside): void {
    if (++this.#total > MOST_SET_ASIDE) return;
    const [shown, why] = [text.slice(0, MOST_CHARACTERS), reason.slice(0, MOST_CHARACTERS)];
    this.#add.run(this.#recording, line ?? null, offset ?? null, shown, why);
  }

  /** Notes how many there were. */
  finish(): void {
    this.#count.run(this.#total, this.#recording);
  }
}
