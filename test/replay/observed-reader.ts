import type { RecordReader } from '../../server/replay/record-reader.ts';

type Read = 'readSpan' | 'readState' | 'readLatest' | 'readBeyond' | 'revision';

/** Passes every call on to another reader, counts it, and fails while it is told to. */
export class ObservedReader implements RecordReader {
  readonly counts: Record<Read, number> = {
    readSpan: 0,
    readState: 0,
    readLatest: 0,
    readBeyond: 0,
    revision: 0,
  };
  failing = false;
  readonly #reader: RecordReader;

  constructor(reader: RecordReader) {
    this.#reader = reader;
  }

  readSpan(...args: Parameters<RecordReader['readSpan']>) {
    return this.#passOn('readSpan').readSpan(...args);
  }

  readState(...args: Parameters<RecordReader['readState']>) {
    return this.#passOn('readState').readState(...args);
  }

  readLatest(...args: Parameters<RecordReader['readLatest']>) {
    return this.#passOn('readLatest').readLatest(...args);
  }

  readBeyond(...args: Parameters<RecordReader['readBeyond']>) {
    return this.#passOn('readBeyond').readBeyond(...args);
  }

  revision() {
    return this.#passOn('revision').revision();
  }

  hasAirport(airportId: string) {
    return this.#reader.hasAirport(airportId);
  }

  #passOn(read: Read): RecordReader {
    this.counts[read]++;
    if (this.failing) throw new Error('The disk is gone');
    return this.#reader;
  }
}
