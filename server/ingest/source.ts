import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { HEAD_BYTES } from './file-head.ts';
import { ImportError } from './import-error.ts';
import { type LineBatch, LineSplitter } from './line-splitter.ts';

const CHUNK_BYTES = 64 * 1024;
/** Of pieces that lie in one place: fewer and larger ones wait less for the disk. */
const KEPT_NOWHERE_BYTES = 256 * 1024;
/** A recording of nothing but one parked vehicle packs 43:1; a bomb comes near gzip's most, 1,032:1. */
const MOST_UNPACKED = 300;
const UNPACKED_UNCHECKED_BYTES = 64e6;

/** One reading of a source, from its beginning. */
export interface Pass {
  /** Ends the pass: it then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called with the bytes of the file read so far, compressed ones where it is compressed. */
  readonly onBytes?: ((read: number) => void) | undefined;
  /** Whoever reads keeps nothing of a piece once it asks for the next: it may lie where the last one lay. */
  readonly keepsNothing?: true;
}

/** A file, plain or gzip. Each pass opens it anew; memory does not grow with its size. */
export interface Source {
  /** Left out where it is no file. */
  readonly path?: string;
  /** The file's name without its folder. */
  readonly name: string;
  /** The file's size in bytes, compressed where it is compressed. */
  readonly size: number;
  /** SHA-256 of the file's bytes as they lie there, in hexadecimal. */
  sha256(pass: Pass): Promise<string>;
  /** Its beginning, unpacked: {@link HEAD_BYTES}, or all of a shorter one. Throws as `bytes` does. */
  head(pass: Pass): Promise<Buffer>;
  /** Its bytes, unpacked, in pieces. Throws an {@link ImportError} where the file is cut off, damaged or was changed. */
  bytes(pass: Pass): AsyncGenerator<Buffer>;
  /** Its lines, unpacked. Throws an {@link ImportError} where the file is cut off, damaged or was changed. */
  lines(pass: Pass): AsyncGenerator<LineBatch>;
}

/** Opens a file to import; throws an {@link ImportError} where it is missing, empty or not a file. */
export async function openSource(path: string): Promise<Source> {
  const { gzip, ...known } = await inspect(path);
  const { size } = known;
  const unpacked = (pass: Pass) => (gzip ? unpack(path, known, pass) : readBytes(path, known, pass));
  return {
    path,
    name: basename(path),
    size,
    async sha256(pass) {
      const hash = createHash('sha256');
      for await (const chunk of readBytes(path, known, { ...pass, keepsNothing: true })) hash.update(chunk);
      return hash.digest('hex');
    },
    async head(pass) {
      const pieces: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of unpacked(pass)) {
        pieces.push(chunk);
        bytes += chunk.length;
        if (bytes >= HEAD_BYTES) break;
      }
      return Buffer.concat(pieces).subarray(0, HEAD_BYTES);
    },
    bytes: unpacked,
    async *lines(pass) {
      const splitter = new LineSplitter();
      for await (const chunk of unpacked(pass)) {
        const batch = splitter.push(chunk);
        if (batch) yield batch;
      }
      const last = splitter.end();
      if (last) yield last;
    },
  };
}

/** A file as it was when it was opened. */
interface KnownFile {
  readonly size: number;
  /** When it was last changed, ms since 1970. */
  readonly changed: number;
}

async function inspect(path: string): Promise<KnownFile & { readonly gzip: boolean }> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new ImportError('there is no such file');
    if (error.code === 'EACCES') throw new ImportError('may not be read');
    throw new ImportError(`cannot be opened (${error.code})`);
  });
  try {
    const stats = await file.stat();
    if (stats.isDirectory()) throw new ImportError('is a folder, not a file');
    if (!stats.isFile()) throw new ImportError('is not a regular file');
    if (stats.size === 0) throw new ImportError('is empty');
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return { size: stats.size, changed: stats.mtimeMs, gzip: buffer[0] === 0x1f && buffer[1] === 0x8b };
  } finally {
    await file.close();
  }
}

async function* readBytes(path: string, known: KnownFile, pass: Pass): AsyncGenerator<Buffer> {
  let read = 0;
  const pieces = pass.keepsNothing
    ? readByTurns(path)
    : createReadStream(path, { highWaterMark: CHUNK_BYTES });
  for await (const chunk of pieces) {
    pass.signal?.throwIfAborted();
    read += chunk.length;
    pass.onBytes?.(read);
    yield chunk;
  }
  const { size, mtimeMs } = await stat(path);
  if (read !== known.size || size !== known.size || mtimeMs !== known.changed) {
    throw changedMeanwhile();
  }
}

/** A file's bytes in pieces that lie in two places by turns: one is filled while the other is looked at. */
async function* readByTurns(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  let [filled, free] = [1, 2].map(() => Buffer.allocUnsafeSlow(KEPT_NOWHERE_BYTES)) as [Buffer, Buffer];
  const read = (into: Buffer) => {
    const begun = file.read(into, 0, KEPT_NOWHERE_BYTES);
    // A failure is told once somebody waits for these bytes.
    begun.catch(() => {});
    return begun;
  };
  let reading = read(filled);
  try {
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      reading = read(free);
      yield filled.subarray(0, bytesRead);
      [filled, free] = [free, filled];
    }
  } finally {
    await reading.catch(() => {});
    await file.close();
  }
}

/** Why a file is not imported that somebody writes to. */
export function changedMeanwhile(): ImportError {
  return new ImportError('was changed while it was being read; try again when nothing writes to it');
}

async function* unpack(path: string, known: KnownFile, pass: Pass): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  const { signal, onBytes } = pass;
  pipeline(readBytes(path, known, { signal, onBytes }), gunzip, () => {});
  let unpacked = 0;
  try {
    for await (const chunk of gunzip) {
      pass.signal?.throwIfAborted();
      unpacked += chunk.length;
      if (unpacked > UNPACKED_UNCHECKED_BYTES && unpacked > MOST_UNPACKED * known.size) {
        throw new ImportError(
          `unpacks to over ${MOST_UNPACKED} times its size, as no recording does; unpack it first if it is one`,
        );
      }
      yield chunk;
    }
  } catch (error) {
    throw unpackingError(error);
  }
}

function unpackingError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR') return new ImportError('is cut off: its gzip data ends too early');
  if (code === 'Z_DATA_ERROR') return new ImportError('is damaged: its gzip data cannot be unpacked');
  return error;
}
