import type { FeatureCollection } from 'geojson';
import type { RecordingFormat } from '../../contract/recordings.ts';
import type { ImportNeed } from '../import-error.ts';
import type { ImportHints } from '../import-hints.ts';
import type { ImportStage } from '../import-recording.ts';
import type { KnownAirport } from '../locate-airport.ts';
import type { RecordBatch } from '../recording-batch.ts';

/** What a thread is to read, and how. */
export interface ThreadTask {
  readonly path: string;
  /** What the file is called. */
  readonly name: string;
  /** Its size when it was opened first, bytes. */
  readonly size: number;
  readonly format: RecordingFormat;
  readonly hints: ImportHints;
  readonly airports: readonly KnownAirport[];
}

/** What the thread tells; the last message is `notes` or `unusable`. */
export type ThreadMessage =
  | { readonly stage: ImportStage; readonly read: number }
  | { readonly batch: RecordBatch }
  | { readonly airportId: string; readonly map: FeatureCollection }
  | { readonly wantsMapOf: string }
  | { readonly notes: readonly string[] }
  | { readonly unusable: { readonly message: string; readonly needs: ImportNeed | undefined } };

/** What the thread is told: that a batch was taken, whose buffers it gets back, or the map that it asked for. */
export type ThreadReply = { readonly taken: readonly ArrayBuffer[] } | { readonly map: string | undefined };

/** The buffers of a batch's columns, each of which belongs to one array alone. */
export function buffersOf({ positions }: RecordBatch): ArrayBuffer[] {
  const columns = Object.values(positions).filter(value => ArrayBuffer.isView(value));
  return columns.map(({ buffer }) => buffer as ArrayBuffer);
}

/** How many batches may be on their way: one in the making, one that waits, one that is written. */
export const MOST_UNDER_WAY = 3;
