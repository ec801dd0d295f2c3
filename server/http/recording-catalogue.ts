import type { Recording, RecordingReport, SetAsidePiece } from '../contract/stored-recordings.ts';

/** What the recordings' operations ask of a store. */
export interface RecordingCatalogue {
  /** At most `limit` recordings, the latest first; only those before the one of that number where it is given. */
  recordings(limit: number, before?: number): Recording[];
  recording(recordingId: number): Recording | undefined;
  /** What was told of it when it was imported. */
  report(recordingId: number): RecordingReport | undefined;
  /** At most `limit` pieces that could not be used, each with its place in the list; those behind `after`. */
  setAside(
    recordingId: number,
    limit: number,
    after: number,
  ): { readonly place: number; readonly piece: SetAsidePiece }[];
}
