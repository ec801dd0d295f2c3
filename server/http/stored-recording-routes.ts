import { z } from 'zod';
import { problemBody, ReplayError } from '../contract/problems.ts';
import type { DeletionProgress } from '../contract/stored-recordings.ts';
import { fromCursor, toCursor } from './cursor.ts';
import type { Handlers } from './mount.ts';
import { ProgressStream, wantsProgress } from './progress-stream.ts';
import type { RecordingCatalogue } from './recording-catalogue.ts';
import type { RecordingImporter } from './recording-importer.ts';
import type { Refusals } from './refusals.ts';
import type { WritingTurn } from './writing-turn.ts';

interface Dependencies {
  readonly recordings: RecordingCatalogue;
  readonly importer: RecordingImporter;
  readonly refusals: Refusals;
  readonly turn: WritingTurn;
  /** Calls a deletion off when the server stops. */
  readonly signal: AbortSignal;
}

const recordingPlace = z.strictObject({ before: z.int() });
const piecePlace = z.strictObject({ after: z.int() });

/** The recordings that the store holds, what was told of them, and the way out for them. */
export function storedRecordingRoutes({
  recordings,
  importer,
  refusals,
  turn,
  signal,
}: Dependencies): Handlers<
  'listRecordings' | 'getRecording' | 'getRecordingReport' | 'listSetAside' | 'deleteRecording'
> {
  function found<T>(recordingId: number, what: T | undefined): T {
    if (what !== undefined) return what;
    throw new ReplayError('recording_not_found', `The store has no recording ${recordingId}.`, [
      { path: 'recordingId', message: `is the number of no recording: ${recordingId}` },
    ]);
  }

  return {
    listRecordings({ query: { limit, cursor }, response }) {
      const before = cursor === undefined ? undefined : fromCursor(recordingPlace, cursor).before;
      const items = recordings.recordings(limit + 1, before);
      const more = items.length > limit;
      const last = items.slice(0, limit).at(-1);
      response.json({
        items: items.slice(0, limit),
        next: more && last ? toCursor({ before: last.recordingId }) : null,
      });
    },
    getRecording({ params: { recordingId }, response }) {
      response.json(found(recordingId, recordings.recording(recordingId)));
    },
    getRecordingReport({ params: { recordingId }, response }) {
      response.json(found(recordingId, recordings.report(recordingId)));
    },
    listSetAside({ params: { recordingId }, query: { limit, cursor }, response }) {
      found(recordingId, recordings.recording(recordingId));
      const after = cursor === undefined ? 0 : fromCursor(piecePlace, cursor).after;
      const pieces = recordings.setAside(recordingId, limit + 1, after);
      const more = pieces.length > limit;
      const shown = pieces.slice(0, limit);
      const last = shown.at(-1);
      response.json({
        items: shown.map(({ piece }) => piece),
        next: more && last ? toCursor({ after: last.place }) : null,
      });
    },
    async deleteRecording({ params: { recordingId }, request, response }) {
      found(recordingId, recordings.recording(recordingId));
      const done = turn.take();
      const stream = wantsProgress(request) ? new ProgressStream(response) : undefined;
      try {
        const onProgress = (progress: DeletionProgress) => stream?.progress(progress);
        found(recordingId, (await importer.delete(recordingId, onProgress, signal)) || undefined);
        if (stream) stream.end('deleted', { recordingId });
        else response.status(204).end();
      } catch (error) {
        if (signal.aborted) {
          if (stream) stream.abandon();
          else response.destroy();
          return;
        }
        if (!stream) throw error;
        const { requestId } = response.locals;
        const { code, message, errors } = refusals.of(error, 'deleting a recording', { requestId });
        stream.end('error', problemBody(code, message, [...errors]));
      } finally {
        done();
      }
    },
  };
}
