import { BoundedMap } from './bounded-map.ts';
import type { SurfaceReport } from './report-leaves.ts';

/** A track that was silent for longer may since be another target's, where nothing says that it is the same. */
const MOST_SILENCE_MS = 60_000;
/** ASDE-X has 4,096 track numbers at an airport; of more, the first ones seen are forgotten. */
const MOST_TRACKS = 50_000;
/** Of more targets than these, the address counts only from when it is told. */
const MOST_ADDRESSES = 500_000;

const ADDRESS = /^(?!0{6}|f{6})[0-9a-f]{6}$/i;

/** One target while a sensor follows it under one track number. */
export interface SurfaceTrack {
  /** Counts tracks in the order in which they begin. */
  readonly number: number;
  readonly id: string;
  /** Mode S address in lower case, once it was told. */
  address: string | undefined;
  /** What is known of it by now, by path: the last full report and what changed since. */
  leaves: Map<string, string>;
  /** Whether a full report was among what it was told by. */
  isComplete: boolean;
  hasEnded: boolean;
  /** Time of its last report, milliseconds since 1970. */
  last: number;
}

/**
 * Folds reports onto their tracks. A track number is used again for other targets: a new one begins after the track's
 * end, where the surface track id or the address is another one, and after a minute's silence where neither is told.
 */
export class SurfaceTracks {
  readonly #tracks = new BoundedMap<string, SurfaceTrack>(MOST_TRACKS);
  #begun = 0;

  /** The report's track as it is after it. `ms`: the report's time, milliseconds since 1970. */
  follow(airportId: string, report: SurfaceReport, ms: number): SurfaceTrack {
    const { kind, full, leaves, removed } = report;
    const number = leaves.get('track');
    const key = `${airportId} ${kind} ${number}`;
    const known = this.#tracks.get(key);
    const address = addressIn(leaves.get('flightId.acAddress'));
    const track =
      known && goesOn(known, leaves.get('stid'), address, ms) ? known : this.#begin(key, number, leaves, ms);
    track.address ??= address;
    track.last = Math.max(track.last, ms);
    if (full) track.leaves = new Map();
    for (const path of removed) remove(track.leaves, path);
    for (const [path, text] of leaves) track.leaves.set(path, text);
    track.isComplete ||= full;
    track.hasEnded = leaves.get('status.tse') === '1' || leaves.get('status.tre') === '1';
    return track;
  }

  #begin(
    key: string,
    number: string | undefined,
    leaves: ReadonlyMap<string, string>,
    ms: number,
  ): SurfaceTrack {
    const stid = leaves.get('stid');
    const track = {
      number: this.#begun++,
      id: stid === undefined ? `track-${number}-${new Date(ms).toISOString()}` : `stid-${stid}`,
      address: undefined,
      leaves: new Map(),
      isComplete: false,
      hasEnded: false,
      last: ms,
    };
    this.#tracks.set(key, track);
    return track;
  }
}

/** Under which ids targets go: by their address, also before a track first tells it. Filled in a reading before. */
export class TrackAddresses {
  readonly #addresses = new Map<number, string>();

  see({ number, address }: SurfaceTrack): void {
    if (address !== undefined && this.#addresses.size < MOST_ADDRESSES) this.#addresses.set(number, address);
  }

  vehicleId({ number, address, id }: SurfaceTrack): string {
    return this.#addresses.get(number) ?? address ?? id;
  }
}

/** The Mode S address that a text tells, in lower case; `undefined` where it is none that belongs to one target. */
export function addressIn(text: string | undefined): string | undefined {
  return text !== undefined && ADDRESS.test(text) ? text.toLowerCase() : undefined;
}

function goesOn(
  track: SurfaceTrack,
  stid: string | undefined,
  address: string | undefined,
  ms: number,
): boolean {
  if (track.hasEnded) return false;
  const was = track.leaves.get('stid');
  if (stid !== undefined && was !== undefined && stid !== was) return false;
  if (address !== undefined && track.address !== undefined && address !== track.address) return false;
  const isSame = (stid !== undefined && stid === was) || (address !== undefined && address === track.address);
  return isSame || ms - track.last <= MOST_SILENCE_MS;
}

function remove(leaves: Map<string, string>, path: string): void {
  leaves.delete(path);
  for (const leaf of leaves.keys()) if (leaf.startsWith(`${path}.`)) leaves.delete(leaf);
}
