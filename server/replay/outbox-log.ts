import { longestTick, type Tick } from './closed-tick.ts';
import type { EventId } from './event-id.ts';
import type { EventText } from './tick.ts';

/** How long a published entry can be resumed from, in ms of wall time. */
export const RETENTION_MS = 60_000;
/** Ticks that were published further apart than this, in ms of wall time, are not merged into one. */
export const LONGEST_MERGE_MS = 10_000;

/** Works out an entry's events, whenever they are asked for. It gives the same events each time. */
export type Render = () => readonly EventText[];

/** Something that was published: how it came about, from which its events can be worked out again. */
export interface Entry {
  /** Entries are counted from 1, without a gap. */
  readonly number: number;
  /** When it was published, in ms of wall time. */
  readonly wall: number;
  readonly content: Tick | Render;
  /** How many events it has, where they were worked out when it was published. */
  readonly events: number | undefined;
}

export function isTick(entry: Entry): boolean {
  return typeof entry.content !== 'function';
}

/** What is told at one go: an entry, or ticks that follow one another merged into one. */
export interface Part {
  readonly first: Entry;
  readonly last: Entry;
  /** The first event that is to be told, counted from 0. */
  readonly from: number;
}

/** What a session published in the last minute. It holds no events, so it costs little however much was told. */
export class OutboxLog {
  #entries: Entry[] = [];
  #last = 0;

  /** The number of the newest entry; 0 where there was none. */
  get last(): number {
    return this.#last;
  }

  append(wall: number, content: Tick | Render, events: number | undefined): Entry {
    this.#last++;
    const entry = { number: this.#last, wall, content, events };
    this.#entries.push(entry);
    return entry;
  }

  /** When the next entry was published after an entry; `undefined` where none was. */
  followedAt(number: number): number | undefined {
    return this.#entries[number + 1 - this.#oldest]?.wall;
  }

  clear(): void {
    this.#entries = [];
    this.#last = 0;
  }

  /** Drops entries that are past their time at `wall`. */
  prune(wall: number): void {
    const past = this.#past(wall);
    if (past > 0) this.#entries.splice(0, past);
  }

  /** The entries from `number` on; with `merged`, ticks in as few parts as possible. */
  since(number: number, merged: boolean): Part[] {
    const parts: Part[] = [];
    for (let at = Math.max(0, number - this.#oldest); at < this.#entries.length; ) {
      const end = merged ? this.#mergeEnd(at) : at;
      const [first, last] = [this.#entries[at], this.#entries[end]];
      if (first && last) parts.push({ first, last, from: 0 });
      at = end + 1;
    }
    return parts;
  }

  /** What came right after an event, or `undefined` where that cannot be told at `wall` (any more). */
  after({ first, last, index, closing }: EventId, merged: boolean, wall: number): Part[] | undefined {
    const held = this.#oldest + this.#past(wall);
    if (index === 'p' || last > this.#last || last < held - 1) return undefined;
    const rest = this.since(last + 1, merged);
    if (index === 's' || closing) return rest;
    const at = first - this.#oldest;
    const [begun, ended] = [this.#entries[at], this.#entries[last - this.#oldest]];
    if (!begun || !ended || first < held || this.#mergeEnd(at) < at + last - first) return undefined;
    if (begun === ended && begun.events === index + 1) return rest;
    return [{ first: begun, last: ended, from: index + 1 }, ...rest];
  }

  get #oldest(): number {
    return this.#last - this.#entries.length + 1;
  }

  /** How many entries are past their time. Never the newest, so that a quiet session can always be resumed. */
  #past(wall: number): number {
    const held = this.#entries.findIndex(entry => wall - entry.wall <= RETENTION_MS);
    return held === -1 ? Math.max(0, this.#entries.length - 1) : held;
  }

  /** The place of the last entry that can be merged with the one at a place; the same place where none can. */
  #mergeEnd(at: number): number {
    const first = this.#entries[at];
    if (!first || typeof first.content === 'function') return at;
    const { scope, after } = first.content;
    let end = at;
    let { upTo } = first.content;
    for (let next = at + 1; next < this.#entries.length; next++) {
      const entry = this.#entries[next];
      if (!entry || typeof entry.content === 'function' || entry.wall - first.wall > LONGEST_MERGE_MS) break;
      const tick = entry.content;
      if (tick.after !== upTo || tick.upTo - after > longestTick(scope)) break;
      upTo = tick.upTo;
      end = next;
    }
    return end;
  }
}
