import { createWriteStream, rmSync, statSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { createGzip } from 'node:zlib';

/** Lets signals come through after each piece. */
async function* inTurns(pieces: Iterable<string>): AsyncGenerator<string> {
  for (const piece of pieces) {
    if (piece !== '') yield piece;
    await setImmediate();
  }
}

/**
 * Writes a text as it is made to a file, gzipped where its name ends in `.gz`. It lies beside under another name until it is whole; where
 * something fails or the signal ends it, that is gone and a former file is as it was.
 */
export async function writeOutput(
  path: string,
  pieces: Iterable<string>,
  signal: AbortSignal,
): Promise<void> {
  const packed = path.endsWith('.gz') ? [createGzip()] : [];
  const found = statSync(path, { throwIfNoEntry: false });
  // A pipe or a device takes what comes, and must not be replaced.
  const beside = found === undefined || found.isFile();
  const place = beside ? join(dirname(path), `.${basename(path)}.${process.pid}.part`) : path;
  try {
    await pipeline(
      [Readable.from(inTurns(pieces)), ...packed, createWriteStream(place, { flags: beside ? 'wx' : 'w' })],
      {
        signal,
      },
    );
    if (beside) await rename(place, path);
  } catch (error) {
    if (beside) rmSync(place, { force: true });
    throw error;
  }
}

/** Writes a text as it is made to a stream that stays open; one whose reader has gone has got what it wanted. */
export async function writeOut(out: Writable, pieces: Iterable<string>, signal: AbortSignal): Promise<void> {
  await pipeline(Readable.from(inTurns(pieces)), out, { signal, end: false }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    },
  );
}
