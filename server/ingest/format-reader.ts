import type { RecordingFormat } from '../contract/recordings.ts';
import type { FileHead } from './file-head.ts';
import type { ImportHints } from './import-hints.ts';
import type { ImportStage } from './import-recording.ts';
import type { KnownAirport } from './locate-airport.ts';
import type { RecordingSink } from './recording-sink.ts';
import type { Pass, Source } from './source.ts';

/**
 * When a format's files are read among those of one import: maps first, then records that name their airport, then
 * those whose airport may be known by the others alone.
 */
const TURNS = ['maps', 'records', 'unplaced'] as const;

/** Where a format's files stand among those of one import; the lower first. */
export function turnOf({ turn }: FormatReader): number {
  return TURNS.indexOf(turn);
}

/** A file on its way in. */
export interface FileToRead {
  readonly source: Source;
  readonly sink: RecordingSink;
  readonly hints: ImportHints;
  /** The airports that the store has by now. */
  readonly airports: readonly KnownAirport[];
  /** An airport's map as the store has it by now, a GeoJSON text; left out where there is no store. */
  readonly airportMap?: ((airportId: string) => MaybeLater<string | undefined>) | undefined;
  /** One reading of the source, for progress and the end of patience. */
  pass(stage: ImportStage): Pass;
}

/** Known at once, or asked for of another thread. */
type MaybeLater<T> = T | Promise<T>;

/** How files of one format are told and read. */
export interface FormatReader {
  readonly format: RecordingFormat;
  /** What a file of it is, in words. */
  readonly title: string;
  readonly turn: (typeof TURNS)[number];
  /** A file of it is one of many, and may tell nothing of the airport: it keeps no others out that tell something. */
  readonly mayHoldNothing?: true;
  /** Large files of it are read on a thread of their own, while this one writes what was read before. */
  readonly isWorthAThread?: true;
  /** Whether a file that begins so is of this format. */
  recognises(head: FileHead, hints: ImportHints): boolean;
  /**
   * Hands all that a file holds to the sink. Returns what the person who imports should know, a line each. Throws an
   * `ImportError` where the file as a whole cannot be used; pieces that cannot be are set aside.
   */
  read(file: FileToRead): Promise<readonly string[]>;
}
