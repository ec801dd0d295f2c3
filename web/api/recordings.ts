import { API_BASE } from '../../server/contract/endpoint.ts';
import { page } from '../../server/contract/history.ts';
import {
  deletionProgress,
  type Recording,
  type RecordingReport,
  recording,
  recordingReport,
} from '../../server/contract/stored-recordings.ts';
import { readRefusal } from './refusal.ts';
import { ApiError, request } from './request.ts';
import { SseParser } from './sse-parser.ts';

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
 * Deletes a recording with all that it brought, and tells how much of it is gone, from 0 to 1; the server goes on with
 * it if the page leaves.
 * @throws {ApiError} `recording_not_found`, `import_in_progress`, `unreachable` where the answer breaks off.
 */
export async function deleteRecording(recordingId: number, onShare: (share: number) => void): Promise<void> {
  const events = new SseParser();
  for await (const piece of piecesOf(recordingId)) {
    for (const { event, data } of events.push(piece)) {
      if (event === 'deleted') return;
      if (event === 'error') throw await apiError(new Response(data, { status: 500 }));
      if (event !== 'progress') continue;
      const { recordsDeleted, recordsTotal } = deletionProgress.parse(JSON.parse(data));
      onShare(recordsDeleted / Math.max(1, recordsTotal));
    }
  }
  throw new ApiError('unreachable', '');
}

async function* piecesOf(recordingId: number): AsyncGenerator<Uint8Array> {
  const url = `${API_BASE}/recordings/${recordingId}`;
  try {
    const answer = await fetch(url, { method: 'DELETE', headers: { Accept: 'text/event-stream' } });
    if (!answer.ok) throw await apiError(answer);
    const reader = answer.body?.getReader();
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) yield read.value;
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError('unreachable', '');
  }
}

async function apiError(answer: Response): Promise<ApiError> {
  const { code, detail, errors } = await readRefusal(answer);
  return new ApiError(code ?? 'unreachable', detail, errors);
}
