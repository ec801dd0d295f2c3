import type { RecordReader } from '../replay/record-reader.ts';
import type { TellProgress } from './export-progress.ts';
import type { TrackFormat } from './track-format.ts';
import { type Track, type TrackRange, tracks } from './tracks.ts';

/** How much text is made, and how often nothing comes of what was read, before others have their turn. */
const PIECE_CHARACTERS = 32 * 1024;
const PIECE_VAIN_READS = 4;

/** The tracks of a range in a form, a piece at a time, now and then an empty one; memory is bounded whatever the range. */
export function* writeTracks(
  format: TrackFormat,
  reader: RecordReader,
  range: TrackRange,
  tell: TellProgress = () => {},
): Generator<string> {
  let text = format.head(range);
  let separator = '';
  let records = 0;
  let vain = 0;
  function* trackParts(track: Track): Generator<string> {
    yield separator;
    separator = format.between;
    const counted = counting(track, fixes => {
      records += fixes;
    });
    yield* format.track(counted, range);
  }
  for (const { track, done, total } of tracks(reader, range)) {
    const parts = track ? trackParts(track) : [''];
    for (const part of parts) {
      text += part;
      if (part === '') vain++;
      if (text.length < PIECE_CHARACTERS && vain < PIECE_VAIN_READS) continue;
      tell({ done, total, records, damaged: 0 });
      yield text;
      text = '';
      vain = 0;
    }
  }
  tell({ done: 1, total: 1, records, damaged: 0 });
  yield text + format.foot;
}

/** A track that tells how many fixes it has while it is gone through for the first time. */
function counting(track: Track, count: (fixes: number) => void): Track {
  let first = true;
  return {
    ...track,
    pieces: {
      *[Symbol.iterator]() {
        const counted = first;
        first = false;
        for (const piece of track.pieces) {
          if (counted) count(piece.fixes.length);
          yield piece;
        }
      },
    },
  };
}
