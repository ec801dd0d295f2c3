import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import { problemBody } from '../contract/problems.ts';
import type { ImportProgressEvent, ImportReport } from '../contract/recordings.ts';
import type { Handlers } from './mount.ts';
import { ProgressStream, wantsProgress } from './progress-stream.ts';
import type { RecordingImporter } from './recording-importer.ts';
import type { Refusals } from './refusals.ts';
import { checkUploadHeaders, receiveUpload } from './upload-body.ts';
import type { WritingTurn } from './writing-turn.ts';

/** How long the rest of an upload that was refused may keep its connection. */
const REFUSED_REST_MS = 60_000;

export interface Uploads {
  /** Where files lie while they are on their way in; it is made when one comes and gone when none is there. */
  readonly folder: string;
  readonly maxBytes: number;
}

interface Dependencies {
  readonly importer: RecordingImporter;
  readonly uploads: Uploads;
  readonly refusals: Refusals;
  readonly turn: WritingTurn;
  /** Calls an import off when the server stops. */
  readonly signal: AbortSignal;
}

/** The way in for recordings. */
export function recordingRoutes({
  importer,
  uploads,
  refusals,
  turn,
  signal,
}: Dependencies): Handlers<'importRecordings'> {
  async function importUpload(
    request: Request,
    onProgress: (progress: ImportProgressEvent) => void,
    cancelled: AbortSignal,
  ): Promise<ImportReport> {
    const folder = await newFolder(uploads.folder);
    try {
      const bytesTotal = Number(request.headers['content-length'] ?? Number.NaN);
      const total = Number.isNaN(bytesTotal) ? null : bytesTotal;
      const receiving = {
        phase: 'receiving',
        file: null,
        bytesTotal: total,
        records: 0,
        setAside: 0,
      } as const;
      const upload = await receiveUpload(
        request,
        folder,
        uploads,
        bytesRead => onProgress({ ...receiving, bytesRead }),
        cancelled,
      );
      return await importer.import(upload, onProgress, cancelled);
    } finally {
      await rm(uploads.folder, { recursive: true, force: true });
    }
  }

  return {
    async importRecordings({ request, response }) {
      checkUploadHeaders(request, uploads);
      const done = turn.take();
      const left = new AbortController();
      response.once('close', () => left.abort(new Error('The client is gone')));
      const cancelled = AbortSignal.any([left.signal, signal]);
      const stream = wantsProgress(request) ? new ProgressStream(response) : undefined;
      try {
        const report = await importUpload(
          request,
          progress => stream?.progress(progress, progress.phase),
          cancelled,
        );
        if (stream) stream.end('report', report);
        else response.status(report.files.every(file => file.alreadyImported) ? 200 : 201).json(report);
      } catch (error) {
        giveUpRest(request);
        if (cancelled.aborted || request.errored || response.closed) {
          if (stream) stream.abandon();
          else response.destroy();
          return;
        }
        if (!stream) throw error;
        tell(stream, response, error);
      } finally {
        done();
      }
    },
  };

  function tell(stream: ProgressStream, response: Response, error: unknown): void {
    const { requestId } = response.locals;
    const { code, message, errors } = refusals.of(error, 'importing recordings', { requestId });
    stream.end('error', problemBody(code, message, [...errors]));
  }
}

/** Takes away what a server that was killed may have left. */
export async function clearUploads(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

async function newFolder(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  return mkdtemp(join(parent, 'upload-'));
}

/** What still comes of a refused body is read past, so that the client comes to read its answer; but not for ever. */
function giveUpRest(request: Request): void {
  if (request.complete || request.destroyed) return;
  request.resume();
  const timer = setTimeout(() => request.destroy(), REFUSED_REST_MS);
  request.once('close', () => clearTimeout(timer));
}
