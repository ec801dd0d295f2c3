import { toIso } from '../../contract/time.ts';
import type { Report } from './report.ts';

/** A track that was silent for longer has ended; its number may be given to another target. */
const LIFE_GAP_MS = 60_000;
const TRACKS_PER_SOURCE = 4096;

interface TrackLife {
  id: string;
  lastMs: number;
}

/**
 * Names targets: by the 24-bit address; without one, by that which their track told before; else by their track. A
 * track lives until it tells its last report or is silent for a minute, and is named after its sensor, its number and
 * the time at which that life began: `track-0.107-1566-20201002T080001Z`.
 */
export class TargetIds {
  readonly #lives = new Map<number, TrackLife>();
  readonly #texts = new Map<number, string>();
  /** Targets without an address, so far. */
  unaddressed = 0;

  /** The target's id; `undefined` where the report names neither address nor track. `timeMs`: since 1970. */
  idOf(report: Report, timeMs: number, isLastOfTrack: boolean): string | undefined {
    const address = report.address === 0 ? undefined : this.#text(report.address);
    if (report.trackNumber < 0) return address;
    const key = report.source * TRACKS_PER_SOURCE + report.trackNumber;
    let life = this.#lives.get(key);
    if (!life || timeMs - life.lastMs > LIFE_GAP_MS) {
      life = { id: address ?? this.#name(report, timeMs), lastMs: timeMs };
      this.#lives.set(key, life);
    }
    if (address !== undefined) life.id = address;
    life.lastMs = timeMs;
    if (isLastOfTrack) this.#lives.delete(key);
    return life.id;
  }

  #name({ source, trackNumber }: Report, timeMs: number): string {
    this.unaddressed++;
    const since = `${toIso(timeMs).slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
    return `track-${source >> 8}.${source & 0xff}-${trackNumber}-${since}`;
  }

  #text(address: number): string {
    let text = this.#texts.get(address);
    if (text === undefined) {
      text = address.toString(16).padStart(6, '0');
      this.#texts.set(address, text);
    }
    return text;
  }
}
