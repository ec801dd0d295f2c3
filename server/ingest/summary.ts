import type { FeatureCollection } from 'geojson';
import type { NdjsonLine } from '../contract/lines.ts';
import type { RecordingQuality } from '../contract/recordings.ts';
import type { KnownAirport } from './locate-airport.ts';
import { QualityTally } from './quality/quality-tally.ts';
import { tallyBatch } from './quality/tally-batch.ts';
import { type RecordBatch, writeBatch } from './recording-batch.ts';
import type { RecordingLookup } from './recording-lookup.ts';
import type { RecordingSink, SetAside } from './recording-sink.ts';

/** What came of a source. */
export interface ImportSummary extends RecordingQuality {
  /** What else the person who imports should know, a line each. */
  readonly notes: readonly string[];
}

/** Counts what passes through it on the way to a sink. */
export class CountingSink implements RecordingSink {
  readonly #sink: RecordingSink;
  readonly #file: string;
  readonly #own: QualityTally;
  readonly #total: QualityTally | undefined;

  /** `file`: the source's name; `now`: ms since 1970. `total`, where given, takes over what was counted. */
  constructor(sink: RecordingSink, file: string, now: number, total?: QualityTally) {
    this.#sink = sink;
    this.#file = file;
    this.#own = new QualityTally(now);
    this.#total = total;
  }

  write(line: NdjsonLine): void {
    this.#sink.write(line);
    this.#own.line(line);
  }

  writeBatch(batch: RecordBatch): void {
    writeBatch(batch, this.#sink);
    tallyBatch(this.#own, batch);
  }

  writeMap(airportId: string, map: FeatureCollection): void {
    this.#sink.writeMap(airportId, map);
    this.#own.map(airportId, map);
  }

  setAside(entry: SetAside): void {
    this.#sink.setAside(entry);
    this.#own.setAside(this.#file, entry);
  }

  /** Whether nothing was found that could be kept. */
  get isEmpty(): boolean {
    return this.#own.isEmpty;
  }

  /** Lines used so far, and those that were not; of all sources that `total` counts. */
  get progress(): QualityTally['progress'] {
    const [own, before] = [this.#own.progress, this.#total?.progress];
    if (!before) return own;
    return { records: before.records + own.records, setAside: before.setAside + own.setAside };
  }

  /** Judges the source, once all of it has come in. `known`: what was known of airports before. */
  summary(
    notes: readonly string[],
    known: readonly KnownAirport[],
    store: RecordingLookup | undefined,
  ): ImportSummary {
    return { ...this.#own.quality(known, store), notes };
  }

  /** Adds what was judged to the total. */
  addToTotal(): void {
    this.#total?.absorb(this.#own);
  }
}
