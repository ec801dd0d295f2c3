import type { RecordingQuality } from '../contract/recordings.ts';
import type { RecordingLookup } from './recording-lookup.ts';
import type { RecordingSink } from './recording-sink.ts';

/** What a recording was made from. */
export interface RecordingSource {
  /** The file's name without its folder, or what else tells a person where the records come from. */
  readonly name: string;
  /** SHA-256 of the content, in hexadecimal: the same one twice is imported once. */
  readonly sha256: string;
  readonly format: string;
  /** The file's size as it lies there; left out where there is no file. */
  readonly bytes?: number;
}

/** What a recording is told to be like: kept with it. */
export interface KeptReport {
  readonly quality: RecordingQuality;
  /** What else the person who imports should know, a line each. */
  readonly notes: readonly string[];
}

/** A recording on its way in; after `commit` or `rollback` it takes nothing more. */
export interface RecordingImport extends RecordingSink {
  /** What it can be held against; left out where nothing is. */
  readonly lookup?: RecordingLookup;
  /** Keeps all of it, and the report where there is one, and gives the recording's number. */
  commit(report?: KeptReport): number;
  /** Leaves the store as it was before. */
  rollback(): void;
}

/** Begins a recording, or tells the number of the one that has this content already. */
export type BeginRecording = (
  source: RecordingSource,
) => RecordingImport | { readonly alreadyImported: number };

/** Recordings that are kept together or not at all. */
export interface RecordingGroup {
  /** Begins a recording; its commit holds once the group's does. */
  readonly begin: BeginRecording;
  /** What they can be held against, together; left out where nothing is. */
  readonly lookup?: RecordingLookup;
  /** Keeps them all. */
  commit(): void;
  /** Leaves the store as it was before the group. */
  rollback(): void;
}
