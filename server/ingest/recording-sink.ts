import type { FeatureCollection } from 'geojson';
import type { NdjsonLine } from '../contract/lines.ts';
import type { RecordBatch } from './recording-batch.ts';

/** A piece of input that could not be used: where it stood, what it said, and why it was set aside. */
export interface SetAside {
  /** Line number in the source, from 1; left out where it has no lines. */
  readonly line?: number;
  /** Bytes of the unpacked source before the piece, where it has no lines. */
  readonly offset?: number;
  /** The piece's text, cut to 2,000 characters; of binary data, its bytes in hexadecimal. */
  readonly text: string;
  readonly reason: string;
}

/** What a reader of a source hands its findings to: one recording, kept whole at `commit` or not at all. */
export interface RecordingSink {
  write(line: NdjsonLine): void;
  /** Writes a batch's lines, but not what it set aside; left out by a sink that takes them one by one. */
  writeBatch?(batch: RecordBatch): void;
  writeMap(airportId: string, map: FeatureCollection): void;
  setAside(entry: SetAside): void;
}
