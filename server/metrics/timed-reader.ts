import type { RecordReader } from '../replay/record-reader.ts';
import { Tally } from './tally.ts';

/** In seconds. */
const DURATIONS = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5];

type Operation = 'readSpan' | 'readState' | 'readLatest' | 'readBeyond';

/** Reads as another reader does, and notes how long each read took, the failed ones too. */
export class TimedReader implements RecordReader {
  readonly #reader: RecordReader;
  /** In seconds. */
  readonly durations: Readonly<Record<Operation, Tally>> = {
    readSpan: new Tally(DURATIONS),
    readState: new Tally(DURATIONS),
    readLatest: new Tally(DURATIONS),
    readBeyond: new Tally(DURATIONS),
  };

  constructor(reader: RecordReader) {
    this.#reader = reader;
  }

  readSpan(...call: Parameters<RecordReader['readSpan']>) {
    return this.#timed('readSpan', () => this.#reader.readSpan(...call));
  }

  readState(...call: Parameters<RecordReader['readState']>) {
    return this.#timed('readState', () => this.#reader.readState(...call));
  }

  readLatest(...call: Parameters<RecordReader['readLatest']>) {
    return this.#timed('readLatest', () => this.#reader.readLatest(...call));
  }

  readBeyond(...call: Parameters<RecordReader['readBeyond']>) {
    return this.#timed('readBeyond', () => this.#reader.readBeyond(...call));
  }

  revision(): number {
    return this.#reader.revision();
  }

  hasAirport(airportId: string): boolean {
    return this.#reader.hasAirport(airportId);
  }

  #timed<T>(operation: Operation, read: () => T): T {
    const began = performance.now();
    try {
      return read();
    } finally {
      this.durations[operation].add((performance.now() - began) / 1000);
    }
  }
}
