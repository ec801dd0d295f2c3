import type { FeatureCollection } from 'geojson';
import type { NdjsonLine } from '../contract/lines.ts';
import type { RecordingQuality } from '../contract/recordings.ts';
import type { KnownAirport } from './locate-airport.ts';
import { QualityTally } from './quality/quality-tally.ts';
import { linesOf, type RecordBatch, writeBatch } from './recording-batch.ts';
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
  readonly #own = new QualityTally();
  readonly #tallies: readonly QualityTally[];

  /** `file`: the source's name. `total`, where given, counts too. */
  constructor(sink: RecordingSink, file: string, total?: QualityTally) {
    this.#sink = sink;
    this.#file = file;
    this.#tallies = total ? [this.#own, total] : [this.#own];
  }

  write(line: NdjsonLine): void {
    this.#sink.write(line);
    for (const tally of this.#tallies) tally.line(line);
  }

  writeBatch(batch: RecordBatch): void {
    writeBatch(batch, this.#sink);
    for (const line of linesOf(batch)) for (const tally of this.#tallies) tally.line(line);
  }

  writeMap(airportId: string, map: FeatureCollection): void {
    this.#sink.writeMap(airportId, map);
    for (const tally of this.#tallies) tally.map(airportId, map);
  }

  setAside(entry: SetAside): void {
    this.#sink.setAside(entry);
    for (const tally of this.#tallies) tally.setAside(this.#file, entry);
  }

  /** Whether nothing was found that could be kept. */
  get isEmpty(): boolean {
    return this.#own.isEmpty;
  }

  /** Lines used so far, and those that were not; of all sources that `total` counts. */
  get progress(): QualityTally['progress'] {
    return (this.#tallies.at(-1) ?? this.#own).progress;
  }

  /** `known`: what was known of airports before. */
  summary(notes: readonly string[], known: readonly KnownAirport[]): ImportSummary {
    return { ...this.#own.quality(known), notes };
  }
}
