import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { MAX_UPLOAD_FILES } from '../contract/importable-files.ts';
import { type FieldError, ReplayError } from '../contract/problems.ts';
import { importFields } from '../contract/recording-endpoints.ts';
import type { Upload } from './recording-importer.ts';
import { invalidRequest, validate } from './validation.ts';

const MOST_FIELD_BYTES = 64 * 1024;
const MOST_NAME_LENGTH = 255;
/** A body of which nothing comes for so long is given up. */
const SILENCE_MS = 60_000;

export interface UploadLimits {
  /** Of the whole body. */
  readonly maxBytes: number;
}

/** Refuses what the headers show to be no upload that can be taken. */
export function checkUploadHeaders({ headers }: IncomingMessage, { maxBytes }: UploadLimits): void {
  if (!/^multipart\/form-data\s*;/i.test(headers['content-type'] ?? '')) {
    throw new ReplayError(
      'unsupported_media_type',
      'Send the files as multipart/form-data, each in a part named file.',
    );
  }
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new ReplayError(
      'unsupported_media_type',
      'The body must be sent as it is; its files may be packed with gzip.',
    );
  }
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
}

/**
 * Reads an upload piece by piece into files of `folder`, holding no more than a few pieces in memory. The request is
 * left open where it is refused, for its answer. Throws a ReplayError, or the signal's reason.
 */
export async function receiveUpload(
  request: IncomingMessage,
  folder: string,
  { maxBytes }: UploadLimits,
  onBytes: (received: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  const parts = new Parts(parserOf(request), folder);
  const ended = AbortSignal.any([signal, parts.failed]);
  try {
    let received = 0;
    for await (const chunk of chunksOf(request, ended)) {
      received += chunk.length;
      if (received > maxBytes) throw tooLarge(maxBytes);
      onBytes(received);
      await parts.push(chunk, ended);
    }
    return await parts.end(ended);
  } catch (error) {
    const why = parts.failed.aborted ? parts.failed.reason : error;
    await parts.discard();
    signal.throwIfAborted();
    throw why;
  }
}

/** The parts of a multipart body, on their way to the disk. */
class Parts {
  readonly #parser: BusboyInstance;
  readonly #files: { path: string; name: string }[] = [];
  readonly #fields: Record<string, string> = {};
  readonly #writing: Promise<void>[] = [];
  readonly #failure = new AbortController();

  constructor(parser: BusboyInstance, folder: string) {
    this.#parser = parser;
    parser.on('file', (field, stream, name) => this.#takeFile(field, stream, name, folder));
    parser.on('field', (field, value, _, truncated) => this.#takeField(field, value, truncated));
    parser.on('filesLimit', () =>
      this.#refuse({ path: 'file', message: `may stand ${MAX_UPLOAD_FILES} times` }),
    );
    parser.on('error', error => this.#fail(broken(error instanceof Error ? error.message : String(error))));
  }

  /** Aborts with why the upload cannot be taken. */
  get failed(): AbortSignal {
    return this.#failure.signal;
  }

  async push(chunk: Buffer, signal: AbortSignal): Promise<void> {
    if (!this.#parser.write(chunk)) await once(this.#parser, 'drain', { signal });
  }

  async end(signal: AbortSignal): Promise<Upload> {
    const finished = once(this.#parser, 'finish', { signal });
    this.#parser.end();
    await finished;
    await Promise.all(this.#writing);
    signal.throwIfAborted();
    const fields = validate(importFields, this.#fields);
    if (this.#files.length === 0) throw invalidRequest([{ path: 'file', message: 'is required' }]);
    return { files: this.#files, fields };
  }

  /** Ends what is still being written; the files stay where they are. */
  async discard(): Promise<void> {
    this.#fail(new Error('The upload is given up'));
    await Promise.allSettled(this.#writing);
  }

  #takeFile(field: string, stream: BusboyFileStream, name: string | undefined, folder: string): void {
    stream.on('error', () => {});
    if (field !== 'file')
      this.#refuse({ path: field, message: 'is not known here; files go into parts named file' });
    const path = join(folder, String(this.#files.length));
    this.#files.push({ path, name: shown(name) });
    const written = pipeline(stream, createWriteStream(path), { signal: this.failed });
    this.#writing.push(written.catch(error => this.#fail(storageProblem(error))));
  }

  #takeField(field: string, value: string, truncated: boolean): void {
    if (truncated) this.#refuse({ path: field, message: `must have at most ${MOST_FIELD_BYTES} bytes` });
    else if (Object.hasOwn(this.#fields, field))
      this.#refuse({ path: field, message: 'is given more than once' });
    else if (value !== '') this.#fields[field] = value;
  }

  #refuse(error: FieldError): void {
    this.#fail(invalidRequest([error]));
  }

  /** The first failure is the one that is told. */
  #fail(error: unknown): void {
    if (!this.failed.aborted) this.#failure.abort(error);
  }
}

/** The pieces of a body. Unlike the request's own iterator it leaves the connection open when it is left. */
async function* chunksOf(request: IncomingMessage, signal: AbortSignal): AsyncGenerator<Buffer> {
  const pieces = request.iterator({ destroyOnReturn: false });
  try {
    for (;;) {
      const piece = await withinReason(pieces.next(), signal);
      if (piece.done) return;
      yield piece.value;
    }
  } finally {
    void pieces.return?.();
  }
}

async function withinReason<T>(next: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  const timer = setTimeout(
    () => reject(new ReplayError('request_timeout', 'Nothing more of the upload came for a minute.')),
    SILENCE_MS,
  );
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    return await Promise.race([next, ended]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

function parserOf(request: IncomingMessage): BusboyInstance {
  try {
    return new Busboy({
      headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' },
      limits: { files: MAX_UPLOAD_FILES, fieldSize: MOST_FIELD_BYTES, fields: 20 },
      isPartAFile: (field, _type, name) => field === 'file' || name !== undefined,
    });
  } catch (error) {
    throw broken(error instanceof Error ? error.message : String(error));
  }
}

function broken(why: string): ReplayError {
  return invalidRequest([{ path: '', message: `The body is no whole multipart/form-data: ${why}` }]);
}

function tooLarge(maxBytes: number): ReplayError {
  const megabytes = Math.floor(maxBytes / 1e6).toLocaleString('en');
  return new ReplayError(
    'payload_too_large',
    `An upload may have at most ${megabytes} MB, as the setting MAX_UPLOAD_MB says.`,
  );
}

function storageProblem(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new ReplayError('insufficient_storage', 'The disk of the server is full: nothing was imported.');
}

/** A file's name as a person may read it. */
function shown(name: string | undefined): string {
  const plain = (name ?? '').replaceAll(/\p{Cc}/gu, '').trim();
  return plain === '' ? 'recording' : plain.slice(0, MOST_NAME_LENGTH);
}
