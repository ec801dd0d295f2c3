import type { EntityNumbers } from './entity-numbers.ts';
import type { DamagedRecord, StoredRecord } from './record-reader.ts';
import type { TimelineRecord } from './timeline-record.ts';

/** What a record costs beside its text: time, sequence, entity and where its text ends. */
const BYTES_PER_RECORD = 24;
/** What a record costs as an object of its own, its state parsed: measured with vehicles. */
const BYTES_PER_OBJECT = 330;

/**
 * Records of one kind that follow each other, kept as one text and columns of numbers: little memory, nothing for the
 * garbage collector to look through, and a run of records is one piece of the text.
 */
export class RecordBlock {
  /** The records' JSON with commas between. */
  readonly #text: string;
  /** Where each record's JSON ends in the text. */
  readonly #ends: Uint32Array;
  readonly #times: Float64Array;
  readonly #sequences: Float64Array;
  readonly #entities: Uint32Array;
  readonly #numbers: EntityNumbers;
  /** Those that lie among the records and cannot be read. */
  readonly #damaged: readonly DamagedRecord[];
  /** The records linked to those before them, once somebody has asked for that. */
  records: readonly TimelineRecord[] | undefined;

  /** `records` and `damaged` in their total order. */
  constructor(records: readonly StoredRecord[], damaged: readonly DamagedRecord[], numbers: EntityNumbers) {
    const { length } = records;
    this.#damaged = damaged;
    this.#numbers = numbers;
    this.#ends = new Uint32Array(length);
    this.#times = new Float64Array(length);
    this.#sequences = new Float64Array(length);
    this.#entities = new Uint32Array(length);
    let end = -1;
    for (let at = 0; at < length; at++) {
      const { time, sequence, entityId, text } = records[at] as StoredRecord;
      end += 1 + text.length;
      this.#ends[at] = end;
      this.#times[at] = time;
      this.#sequences[at] = sequence;
      this.#entities[at] = numbers.of(entityId);
    }
    this.#text = records.map(record => record.text).join(',');
  }

  get length(): number {
    return this.#times.length;
  }

  /** About what the block holds of memory. */
  get bytes(): number {
    return this.#text.length + this.length * (BYTES_PER_RECORD + (this.records ? BYTES_PER_OBJECT : 0));
  }

  /** Index of the first record later than `time` (ms since the epoch). */
  firstAfter(time: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#times[middle] as number) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The damaged records in `(after, upTo]`. */
  damagedIn(after: number, upTo: number): readonly DamagedRecord[] {
    if (this.#damaged.length === 0) return this.#damaged;
    return this.#damaged.filter(({ time }) => time > after && time <= upTo);
  }

  /** The JSON of the records from index `from` and before `to`, with commas between. */
  text(from: number, to: number): string {
    if (from >= to) return '';
    return this.#text.slice(from === 0 ? 0 : (this.#ends[from - 1] as number) + 1, this.#ends[to - 1]);
  }

  /**
   * Puts in front of `pieces` the JSON of those records from index `from` and before `to` that are their entity's last:
   * no record of it comes later among them, and `seen` has none of it.
   */
  prependLatest(from: number, to: number, seen: SeenEntities, pieces: string[]): void {
    let end = to;
    for (let at = to - 1; at >= from; at--) {
      if (seen.add(this.#entities[at] as number)) continue;
      if (end > at + 1) pieces.unshift(this.text(at + 1, end));
      end = at;
    }
    if (end > from) pieces.unshift(this.text(from, end));
  }

  /** The records one by one. */
  stored(): StoredRecord[] {
    return Array.from(this.#times, (time, at) => ({
      time,
      sequence: this.#sequences[at] as number,
      entityId: this.#numbers.nameOf(this.#entities[at] as number),
      text: this.text(at, at + 1),
    }));
  }
}

/** A set of entities' numbers that is emptied at no cost. */
export class SeenEntities {
  #stamps = new Uint32Array(1024);
  #stamp = 1;

  clear(): void {
    this.#stamp++;
    if (this.#stamp < 0xffffffff) return;
    this.#stamps.fill(0);
    this.#stamp = 1;
  }

  /** False where the set has it already. */
  add(entity: number): boolean {
    if (entity >= this.#stamps.length) {
      const grown = new Uint32Array(Math.max(entity + 1, 2 * this.#stamps.length));
      grown.set(this.#stamps);
      this.#stamps = grown;
    }
    if (this.#stamps[entity] === this.#stamp) return false;
    this.#stamps[entity] = this.#stamp;
    return true;
  }
}
