import type { Track, TrackRange } from './tracks.ts';

/** A form in which tracks are written: its texts one after the other make the whole. */
export interface TrackFormat {
  readonly mediaType: string;
  /** Of a file's name, without the dot. */
  readonly extension: string;
  readonly head: (range: TrackRange) => string;
  /** The text of one track, a part at a time. */
  readonly track: (track: Track, range: TrackRange) => Iterable<string>;
  /** What stands between two tracks. */
  readonly between: string;
  readonly foot: string;
}
