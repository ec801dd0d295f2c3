import type { SetAside } from '../recording-sink.ts';
import { type BlockTaker, LOST_BYTES_KEPT } from './block-splitter.ts';
import type { EditionChoice } from './edition-choice.ts';
import type { Attributes } from './item.ts';
import { RecordDecoder } from './record-decoder.ts';
import { Report } from './report.ts';
import { hex } from './shared-items.ts';

/** Takes what a recording's blocks hold. */
export interface RecordTaker {
  /**
   * A record of a known category. `report` is filled anew for the next one. `capturedMs`: when its packet was
   * captured, since 1970; NaN where there is none. `piece` tells where it stands.
   */
  record(report: Report, capturedMs: number, walk: RecordWalk): void;
  setAside(entry: SetAside): void;
}

/** Goes through the records of data blocks, each in the edition of its category. */
export class RecordWalk implements BlockTaker {
  /** Blocks by their category. */
  readonly blocks = new Map<number, number>();
  /** Records of known categories. */
  readonly records = new Map<number, number>();
  /** When the packet of the next blocks was captured; NaN where there are no packets. */
  capturedMs = Number.NaN;
  readonly #choice: EditionChoice;
  readonly #taker: RecordTaker;
  readonly #decoder = new RecordDecoder();
  readonly #report = new Report();
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  #end = 0;
  #offset = 0;

  constructor(choice: EditionChoice, taker: RecordTaker) {
    this.#choice = choice;
    this.#taker = taker;
  }

  fits(bytes: Buffer, start: number, end: number): boolean {
    return this.#choice.fits(bytes, start, end);
  }

  block(bytes: Buffer, start: number, end: number, offset: number): void {
    const category = bytes[start] ?? 0;
    this.blocks.set(category, (this.blocks.get(category) ?? 0) + 1);
    this.#choice.see(bytes, start, end);
    const edition = this.#choice.best(category);
    if (!edition) return;
    this.#bytes = bytes;
    let records = 0;
    for (let at = start + 3; at < end; at = this.#end) {
      this.#at = at;
      this.#offset = offset + at - start;
      const next = this.#decoder.read(edition, bytes, at, end, this.#report);
      this.#end = next === -1 ? end : next;
      if (next === -1) this.setAside(`record of CAT${padded(category)}: ${this.#decoder.fault}`);
      else {
        records++;
        this.#taker.record(this.#report, this.capturedMs, this);
      }
    }
    this.records.set(category, (this.records.get(category) ?? 0) + records);
  }

  lost(start: Buffer, _length: number, offset: number, reason: string): void {
    this.#taker.setAside({ offset, text: start.toString('hex'), reason });
  }

  /** Sets the record at hand aside. */
  setAside(reason: string): void {
    const end = Math.min(this.#end, this.#at + LOST_BYTES_KEPT);
    this.#taker.setAside({ offset: this.#offset, text: hex(this.#bytes, this.#at, end), reason });
  }

  /** Adds what else the record at hand says. */
  tell(attributes: Attributes): void {
    this.#decoder.tell(this.#bytes, attributes);
  }
}

/** A category as it is written: `010`. */
export function padded(category: number): string {
  return String(category).padStart(3, '0');
}
