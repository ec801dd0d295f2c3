import { longestTick, type Tick } from './closed-tick.ts';
import type { EventId } from './event-id.ts';
import type { EventText, Scope } from './tick.ts';

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

/** Stands for a number of events that is not known. */
const UNKNOWN = -1;

/** What is told at one go: an entry, or ticks that follow one another merged into one. */
export interface Part {
  readonly first: Entry;
  readonly last: Entry;
  /** The first event that is to be told, counted from 0. */
  readonly from: number;
}

/** How many entries that are past their time are dropped at once, not one by one. */
const DROP = 32;

/**
 * What a session published in the last minute. It holds no events, so it costs little however much was told; and
 * columns instead of objects, for a session that plays has 600 entries, and there are many sessions.
 */
export class OutboxLog {
  #walls: number[] = [];
  /** What was published that is no tick, or what a tick looked at. */
  #sources: (Render | Scope)[] = [];
  #afters: number[] = [];
  #upTos: number[] = [];
  #dues: boolean[] = [];
  #events: number[] = [];
  #last = 0;

  /** The number of the newest entry; 0 where there was none. */
  get last(): number {
    return this.#last;
  }

  append(wall: number, content: Tick | Render, events: number | undefined): Entry {
    this.#last++;
    const tick = typeof content === 'function' ? undefined : content;
    this.#walls.push(wall);
    this.#sources.push(typeof content === 'function' ? content : content.scope);
    this.#afters.push(tick?.after ?? Number.NaN);
    this.#upTos.push(tick?.upTo ?? Number.NaN);
    this.#dues.push(tick?.due ?? false);
    this.#events.push(events ?? UNKNOWN);
    return { number: this.#last, wall, content, events };
  }

  /** When the next entry was published after an entry; `undefined` where none was. */
  followedAt(number: number): number | undefined {
    return this.#walls[number + 1 - this.#oldest];
  }

  clear(): void {
    this.#drop(this.#walls.length);
    this.#last = 0;
  }

  /** Drops entries that are past their time at `wall`, now or a little later. */
  prune(wall: number): void {
    const [due, next] = [this.#walls[DROP - 1], this.#walls[DROP]];
    if (due === undefined || next === undefined || wall - due <= RETENTION_MS) return;
    this.#drop(this.#past(wall));
  }

  /** The entries from `number` on; with `merged`, ticks in as few parts as possible. */
  since(number: number, merged: boolean): Part[] {
    const parts: Part[] = [];
    for (let at = Math.max(0, number - this.#oldest); at < this.#walls.length; ) {
      const end = merged ? this.#mergeEnd(at) : at;
      const first = this.#entry(at);
      const last = end === at ? first : this.#entry(end);
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
    const begun = this.#entry(at);
    const ended = last === first ? begun : this.#entry(last - this.#oldest);
    if (!begun || !ended || first < held || this.#mergeEnd(at) < at + last - first) return undefined;
    if (begun === ended && begun.events === index + 1) return rest;
    return [{ first: begun, last: ended, from: index + 1 }, ...rest];
  }

  get #oldest(): number {
    return this.#last - this.#walls.length + 1;
  }

  #entry(at: number): Entry | undefined {
    const [wall, source, after, upTo] = [
      this.#walls[at],
      this.#sources[at],
      this.#afters[at],
      this.#upTos[at],
    ];
    if (wall === undefined || source === undefined || after === undefined || upTo === undefined)
      return undefined;
    const content =
      typeof source === 'function' ? source : { scope: source, after, upTo, due: this.#dues[at] === true };
    const events = this.#events[at] === UNKNOWN ? undefined : this.#events[at];
    return { number: this.#oldest + at, wall, content, events };
  }

  #drop(count: number): void {
    for (const column of [this.#walls, this.#sources, this.#afters, this.#upTos, this.#dues, this.#events])
      column.splice(0, count);
  }

  /** How many entries are past their time. Never the newest, so that a quiet session can always be resumed. */
  #past(wall: number): number {
    const held = this.#walls.findIndex(published => wall - published <= RETENTION_MS);
    return held === -1 ? Math.max(0, this.#walls.length - 1) : held;
  }

  /** The place of the last entry that can be merged with the one at a place; the same place where none can. */
  #mergeEnd(at: number): number {
    const scope = this.#sources[at];
    if (scope === undefined || typeof scope === 'function') return at;
    const after = this.#afters[at] ?? Number.NaN;
    const wall = this.#walls[at] ?? Number.NaN;
    let end = at;
    for (let next = at + 1; next < this.#walls.length; next++) {
      const [tickAfter, upTo, published] = [this.#afters[next], this.#upTos[next], this.#walls[next]];
      if (published === undefined || published - wall > LONGEST_MERGE_MS) break;
      if (upTo === undefined || tickAfter !== this.#upTos[end] || upTo - after > longestTick(scope)) break;
      end = next;
    }
    return end;
  }
}
