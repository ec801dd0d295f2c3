import { z } from 'zod';
import { page } from '../../server/contract/history.ts';
import {
  type Recording,
  type RecordingReport,
  recording,
  recordingReport,
} from '../../server/contract/stored-recordings.ts';
import { request } from './request.ts';

const recordingPage = page(recording);

/** Every recording in the store, the latest imported first, all pages. */
export async function readRecordings(): Promise<Recording[]> {
  const recordings: Recording[] = [];
  const query = new URLSearchParams({ limit: '1000' });
  for (;;) {
    const { items, next } = await request(`recordings?${query}`, recordingPage);
    recordings.push(...items);
    if (next === null) return recordings;
    query.set('cursor', next);
  }
}

/** @throws {ApiError} `recording_not_found`. */
export function readReport(recordingId: number, signal?: AbortSignal): Promise<RecordingReport> {
  return request(`recordings/${recordingId}/report`, recordingReport, { signal });
}

/**
 * Deletes a recording with all that it brought; the server goes on with it if the page leaves.
 * @throws {ApiError} `recording_not_found`, `import_in_progress`.
 */
export async function deleteRecording(recordingId: number): Promise<void> {
  await request(`recordings/${recordingId}`, z.undefined(), { method: 'DELETE' });
}
