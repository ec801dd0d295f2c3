import { API_BASE } from '../../server/contract/endpoint.ts';
import type { ImportFields } from '../../server/contract/recording-endpoints.ts';
import {
  type ImportProgressEvent,
  type ImportReport,
  importProgress,
  importReport,
} from '../../server/contract/recordings.ts';
import { readRefusal } from '../api/refusal.ts';
import { ApiError } from '../api/request.ts';
import { SseParser } from '../api/sse-parser.ts';

/** Accounts of an upload as it is told by the server. */
class ImportEvents {
  readonly #parser = new SseParser();
  readonly #encoder = new TextEncoder();
  readonly #onProgress: (progress: ImportProgressEvent) => void;
  #read = 0;
  report: ImportReport | undefined;
  /** The problem, as text. */
  problem: string | undefined;

  constructor(onProgress: (progress: ImportProgressEvent) => void) {
    this.#onProgress = onProgress;
  }

  /** Reads what has been added to the answer's text. */
  take(text: string): void {
    const added = text.slice(this.#read);
    this.#read = text.length;
    for (const { event, data } of this.#parser.push(this.#encoder.encode(added))) {
      if (event === 'report') this.report = importReport.parse(JSON.parse(data));
      else if (event === 'error') this.problem = data;
      else if (event === 'progress') this.#progress(importProgress.parse(JSON.parse(data)));
    }
  }

  /** What is still being received is known here before the server tells it. */
  #progress(progress: ImportProgressEvent): void {
    if (progress.phase !== 'receiving') this.#onProgress(progress);
  }
}

/**
 * Sends files to be imported and tells how far that is: XMLHttpRequest, because `fetch` does not tell how much of a
 * body has been sent. Aborting the signal cancels the import.
 * @throws {ApiError} with the problem's code, or `unreachable`; the signal's reason when aborted.
 */
export function uploadRecordings(
  files: readonly File[],
  fields: ImportFields,
  onProgress: (progress: ImportProgressEvent) => void,
  signal: AbortSignal,
): Promise<ImportReport> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) body.append(name, value);
  for (const file of files) body.append('file', file, file.name);
  const request = new XMLHttpRequest();
  const events = new ImportEvents(onProgress);
  return new Promise((resolve, reject) => {
    request.open('POST', `${API_BASE}/recordings`);
    request.setRequestHeader('Accept', 'text/event-stream');
    request.upload.onprogress = ({ loaded, total, lengthComputable }) =>
      onProgress({
        phase: 'receiving',
        file: null,
        bytesRead: loaded,
        bytesTotal: lengthComputable ? total : null,
        records: 0,
        setAside: 0,
      });
    const isStream = () => request.status === 200;
    request.onprogress = () => {
      if (isStream()) events.take(request.responseText);
    };
    request.onload = () => {
      if (isStream()) events.take(request.responseText);
      if (events.report) resolve(events.report);
      else void refused(events.problem ?? request.responseText, request.status).then(reject);
    };
    request.onerror = () => reject(new ApiError('unreachable', ''));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}

async function refused(text: string, status: number): Promise<ApiError> {
  const { code, detail, errors } = await readRefusal(new Response(text, { status: status || 500 }));
  return new ApiError(code ?? 'unreachable', detail, errors);
}
