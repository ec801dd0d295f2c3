import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type { Response } from 'express';

/** What was recorded has changed while an answer was on its way: its rest would not fit its beginning. */
class RecordedPastChanged extends Error {
  override readonly name = 'RecordedPastChanged';
}

/** Gives way to other requests after each piece. */
async function* inTurns(pieces: Iterable<string>, revision: () => number): AsyncGenerator<string> {
  const begun = revision();
  for (const piece of pieces) {
    if (piece !== '') yield piece;
    await setImmediate();
    if (revision() !== begun) throw new RecordedPastChanged();
  }
}

/**
 * Sends a text as it is made, at the client's pace, to be saved as a file of that name. Where `revision` changes
 * meanwhile, the connection is cut, so that nobody takes what came for the whole.
 */
export async function sendPieces(
  response: Response,
  { mediaType, fileName }: { readonly mediaType: string; readonly fileName: string },
  pieces: Iterable<string>,
  revision: () => number,
): Promise<void> {
  response.attachment(fileName).type(mediaType);
  if (response.req.method === 'HEAD') {
    response.end();
    return;
  }
  await pipeline(Readable.from(inTurns(pieces, revision)), response).catch((error: NodeJS.ErrnoException) => {
    const expected = error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error instanceof RecordedPastChanged;
    if (!expected) throw error;
  });
}
