import type { BatchCache } from './batch-cache.ts';
import type { Tick } from './closed-tick.ts';
import { eventIdStem } from './event-id.ts';
import { EventBatch, type OutboxEvent } from './outbox-event.ts';
import type { Entry, Part, Render } from './outbox-log.ts';
import type { EventText } from './tick.ts';

/** What a viewer needs that has no place to go on from. */
export interface Resync {
  readonly playback: EventText;
  /** The replay time of the snapshot, in ms since the epoch. */
  readonly at: number;
  readonly snapshot: () => EventText;
}

export interface OutboxBatchesOptions {
  readonly sessionId: string;
  /** Names this incarnation of the log. */
  readonly epoch: string;
  /** The events of a tick; the same each time. */
  readonly readTick: (tick: Tick) => readonly EventText[];
  /** Where batches are kept that may be asked for again. */
  readonly batches: BatchCache;
}

/** Works out the events of a session's stream with their ids, and shares what more than one viewer may ask for. */
export class OutboxBatches {
  epoch: string;
  readonly #options: OutboxBatchesOptions;

  constructor(options: OutboxBatchesOptions) {
    this.#options = options;
    this.epoch = options.epoch;
  }

  /** The events of something published. */
  read(content: Tick | Render): readonly EventText[] {
    return typeof content === 'function' ? content() : this.#options.readTick(content);
  }

  /** The batch of an entry whose events were just read; with `shared` it is kept for those who come back. */
  published(number: number, texts: readonly EventText[], shared: boolean): EventBatch {
    const stem = this.#stem(number);
    const events = numbered(stem, texts);
    return shared ? this.#options.batches.add(stem, events) : new EventBatch(events);
  }

  /** The whole batch of a part of the log, whichever event it is told from. */
  of({ first, last }: Part): EventBatch {
    const { batches } = this.#options;
    const stem = this.#stem(first.number, last.number);
    const kept = batches.get(stem);
    if (kept) return kept;
    if (first === last) return batches.add(stem, numbered(stem, this.read(first.content)));
    const events = numbered(stem, this.read(mergedTick(first, last)));
    const clock = events.pop();
    if (clock) events.push({ ...clock, id: `${this.#stem(last.number)}c${events.length}` });
    return batches.add(stem, events);
  }

  /** What is to be told of each part; `undefined` where that is over `most` characters, or a part never had such an event. */
  rest(
    parts: readonly Part[],
    most: number,
  ): { readonly part: Part; readonly batch: EventBatch }[] | undefined {
    const rest = [];
    let characters = 0;
    for (const part of parts) {
      const batch = this.of(part);
      characters += batch.characters;
      const places = batch.events.length - (part.first === part.last ? 0 : 1);
      if (part.from > places || characters > most) return undefined;
      rest.push({ part, batch: batch.from(part.from) });
    }
    return rest;
  }

  /** `playback` and `snapshot` right after an entry. The snapshot is shared by all who get it there. */
  resync(last: number, { playback, at, snapshot }: Resync): readonly EventBatch[] {
    const { batches } = this.#options;
    const stem = this.#stem(last);
    const key = `${stem}s@${at}`;
    const whole = batches.get(key) ?? batches.add(key, [{ ...snapshot(), id: `${stem}s` }]);
    return [new EventBatch([{ ...playback, id: `${stem}p` }]), whole];
  }

  #stem(first: number, last = first): string {
    return eventIdStem({ sessionId: this.#options.sessionId, epoch: this.epoch, first, last });
  }
}

function numbered(stem: string, texts: readonly EventText[]): OutboxEvent[] {
  return texts.map(({ event, data }, index) => ({ id: stem + index, event, data }));
}

/** The tick over all that the ticks from `first` to `last` played. */
function mergedTick({ content: first }: Entry, { content: last }: Entry): Tick {
  if (typeof first === 'function' || typeof last === 'function')
    throw new TypeError('Only ticks can be merged.');
  return { ...last, after: first.after, due: true };
}
