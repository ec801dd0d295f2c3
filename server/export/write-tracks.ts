import type { RecordReader } from '../replay/record-reader.ts';
import type { TellProgress } from './export-progress.ts';
import type { TrackFormat } from './track-format.ts';
import { type Track, type TrackRange, tracks } from './tracks.ts';

/** How much text and how many vehicles are gone through before others have their turn. */
const PIECE_CHARACTERS = 32 * 1024;
const PIECE_VEHICLES = 16;

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
  for (const { track, done, total } of tracks(reader, range)) {
    if (track) {
      text += separator;
      separator = format.between;
      const counted = counting(track, fixes => {
        records += fixes;
      });
      for (const part of format.track(counted, range)) {
        text += part;
        if (text.length < PIECE_CHARACTERS) continue;
        yield text;
        text = '';
      }
    }
    if (done % PIECE_VEHICLES > 0) continue;
    tell({ done, total, records, damaged: 0 });
    yield text;
    text = '';
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
