import type { Clock } from './clock.ts';
import { formatEventId, parseEventId } from './event-id.ts';
import { EventBatch } from './outbox-event.ts';
import type { EventText } from './tick.ts';
import type { Attachment, JoinOptions, Viewer } from './viewer.ts';

/** How long a published entry can be resumed from, in ms of wall time. */
export const RETENTION_MS = 60_000;
/** A resume over more than this is not worth its while, and not safe: it begins anew. */
const MAX_RESUME_CHARACTERS = 32 * 1024 * 1024;

/**
 * Works out an entry's events, whenever they are asked for: at once for the viewers that are up to date, again for
 * one that resumes. It gives the same events each time.
 */
export type Render = () => readonly EventText[];

interface Entry {
  readonly number: number;
  readonly wall: number;
  readonly render: Render;
}

/** What a viewer needs that has no place to go on from. */
interface Resync {
  readonly playback: EventText;
  readonly snapshot: EventText;
}

export interface OutboxOptions {
  readonly sessionId: string;
  /** Names this incarnation of the log. */
  readonly epoch: string;
  readonly clock: Clock;
  /** The state right after the newest entry. */
  readonly resync: () => Resync;
  /** A viewer whose backlog is larger, in bytes, is left out until it has drained, and then resynced. */
  readonly maxBacklog: number;
}

interface Connection {
  readonly viewer: Viewer;
  lagging: boolean;
}

/**
 * A session's stream: what was published in the last minute, and the viewers. The log holds no bytes, only how to
 * make them again, so a session costs next to nothing however much it sends.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #connections = new Set<Connection>();
  #log: Entry[] = [];
  #epoch: string;
  #last = 0;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#epoch = options.epoch;
  }

  get viewers(): number {
    return this.#connections.size;
  }

  /**
   * Publishes an entry to all viewers at once. One that turns out to have no events leaves no trace: then the answer
   * is false. With no viewers nothing is rendered, and every entry is kept.
   */
  publish(render: Render): boolean {
    const entry = { number: this.#last + 1, wall: this.#options.clock.now(), render };
    if (this.#connections.size > 0) {
      const texts = render();
      if (texts.length === 0) return false;
      const batch = this.#batch(entry.number, texts, 0);
      for (const connection of this.#connections) this.#deliver(connection, batch);
    }
    this.#last = entry.number;
    this.#log.push(entry);
    this.#prune(entry.wall);
    return true;
  }

  /** Forgets the log, because its entries would no longer render the same, and brings every viewer up to date. */
  restart(epoch: string): void {
    this.#epoch = epoch;
    this.#log = [];
    this.#last = 0;
    if (this.#connections.size === 0) return;
    const batch = this.#resyncBatch();
    for (const connection of this.#connections) if (!connection.lagging) connection.viewer.deliver(batch);
  }

  /**
   * Adds a viewer and gives it what it has to get first: the events after `lastEventId` where the log still holds
   * them, else `playback` and `snapshot`. Where that cannot be read, it throws and the viewer is none.
   */
  join(viewer: Viewer, { lastEventId }: JoinOptions, onLeave: () => void): Attachment {
    const connection: Connection = { viewer, lagging: false };
    this.#connections.add(connection);
    for (const batch of this.#first(connection, lastEventId)) viewer.deliver(batch);
    return {
      drained: () => {
        if (!connection.lagging || !this.#connections.has(connection)) return;
        connection.lagging = false;
        viewer.deliver(this.#resyncBatch());
      },
      leave: () => {
        if (this.#connections.delete(connection)) onLeave();
      },
    };
  }

  /** Tells every viewer that the session is over, and lets them go. */
  end(text: EventText): void {
    const batch = this.#batch(this.#last + 1, [text], 0);
    const connections = [...this.#connections];
    this.#connections.clear();
    for (const { viewer } of connections) {
      viewer.deliver(batch);
      viewer.end();
    }
  }

  #first(connection: Connection, lastEventId: string | undefined): EventBatch[] {
    try {
      return (lastEventId === undefined ? undefined : this.#since(lastEventId)) ?? [this.#resyncBatch()];
    } catch (error) {
      this.#connections.delete(connection);
      throw error;
    }
  }

  #deliver(connection: Connection, batch: EventBatch): void {
    if (connection.lagging) return;
    const { viewer } = connection;
    if (viewer.backlog > this.#options.maxBacklog) {
      connection.lagging = true;
      viewer.drop();
    } else viewer.deliver(batch);
  }

  /** What came after an event, or `undefined` where that cannot be told any more. */
  #since(lastEventId: string): EventBatch[] | undefined {
    const id = parseEventId(lastEventId);
    if (!id || id.sessionId !== this.#options.sessionId || id.epoch !== this.#epoch || id.index === 'p')
      return undefined;
    this.#prune(this.#options.clock.now());
    const oldest = this.#log[0]?.number ?? this.#last + 1;
    if (id.entry > this.#last || id.entry < oldest - 1 || (id.entry < oldest && id.index !== 's'))
      return undefined;
    const batches: EventBatch[] = [];
    let characters = 0;
    for (const entry of this.#log) {
      if (entry.number < id.entry) continue;
      let from = 0;
      if (entry.number === id.entry) {
        if (id.index === 's') continue;
        from = id.index + 1;
      }
      const texts = entry.render();
      characters += texts.reduce((sum, { data }) => sum + data.length, 0);
      if (from > texts.length || characters > MAX_RESUME_CHARACTERS) return undefined;
      if (from < texts.length) batches.push(this.#batch(entry.number, texts, from));
    }
    return batches;
  }

  #resyncBatch(): EventBatch {
    const { playback, snapshot } = this.#options.resync();
    const place = { sessionId: this.#options.sessionId, epoch: this.#epoch, entry: this.#last };
    return new EventBatch([
      { ...playback, id: formatEventId({ ...place, index: 'p' }) },
      { ...snapshot, id: formatEventId({ ...place, index: 's' }) },
    ]);
  }

  #batch(entry: number, texts: readonly EventText[], from: number): EventBatch {
    const place = { sessionId: this.#options.sessionId, epoch: this.#epoch, entry };
    return new EventBatch(
      texts.slice(from).map((text, at) => ({ ...text, id: formatEventId({ ...place, index: from + at }) })),
    );
  }

  /** Drops entries that are past their time; the newest stays, so that a quiet session can always be resumed. */
  #prune(wall: number): void {
    const keep = this.#log.findIndex(entry => wall - entry.wall <= RETENTION_MS);
    const drop = keep === -1 ? this.#log.length - 1 : keep;
    if (drop > 0) this.#log.splice(0, drop);
  }
}
