import type { Clock } from './clock.ts';
import type { Tick } from './closed-tick.ts';
import { Connection, type ConnectionLimits } from './connection.ts';
import { type EventId, parseEventId } from './event-id.ts';
import { OutboxBatches, type OutboxBatchesOptions, type Resync } from './outbox-batches.ts';
import type { EventBatch } from './outbox-event.ts';
import { type Entry, isTick, OutboxLog, type Render } from './outbox-log.ts';
import type { ResyncCause } from './telemetry.ts';
import type { EventText } from './tick.ts';
import type { Attachment, JoinOptions, Viewer } from './viewer.ts';
import { ViewerRate } from './viewer-rate.ts';

/** Characters beyond which what a viewer missed is told in merged ticks: the same transitions, fewer positions. */
const MUCH_TO_RESUME = 4 * 1024 * 1024;
/** A resume over more than this is not worth its while, and not safe: it begins anew. */
const TOO_MUCH_TO_RESUME = 16 * 1024 * 1024;

export interface OutboxOptions extends OutboxBatchesOptions, ConnectionLimits {
  readonly clock: Clock;
  /** The state right after the newest entry. */
  readonly resync: () => Resync;
  /** Called where what is due to a viewer cannot be read and no caller waits for it: all need the state anew. */
  readonly recover: (error: unknown) => void;
}

/**
 * A session's stream: what was published in the last minute, and the viewers. The log holds no bytes, only how to
 * make them again, so a session costs next to nothing however much it sends.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #connections = new Set<Connection>();
  readonly #log = new OutboxLog();
  readonly #batches: OutboxBatches;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#batches = new OutboxBatches(options);
  }

  get viewers(): number {
    return this.#connections.size;
  }

  /**
   * Publishes an entry to all viewers at once, but lets ticks wait for those with a `maxRate`. One that turns out to
   * have no events leaves no trace: then the answer is false. Where nobody listens, be it that there is no viewer or
   * that all are left out, nothing is worked out and every entry is kept.
   */
  publish(content: Tick | Render): boolean {
    const wall = this.#options.clock.now();
    const texts = this.#isHeard() ? this.#batches.read(content) : undefined;
    if (texts?.length === 0) return false;
    const entry = this.#log.append(wall, content, texts?.length);
    if (texts) {
      const batch = this.#batches.published(entry.number, texts, this.viewers > 1);
      for (const connection of this.#connections) {
        if (connection.rate) this.#sendInTime(connection, connection.rate, entry, batch);
        else connection.send(batch);
      }
    }
    // Not before what was held back has gone out.
    this.#log.prune(wall);
    return true;
  }

  /** Forgets the log, because its entries would no longer render the same: nobody goes on from them. */
  forget(epoch: string): void {
    this.stop();
    this.#batches.epoch = epoch;
    this.#log.clear();
  }

  /** As {@link forget}, and brings every viewer up to date. */
  restart(epoch: string): void {
    this.forget(epoch);
    if (!this.#isHeard()) return;
    const batches = this.#resync();
    for (const connection of this.#connections) {
      if (!connection.lagging) this.#giveAnew(connection, batches, 'restarted');
    }
  }

  /**
   * Adds a viewer and gives it what it has to get first: the events after `lastEventId` where the log still holds
   * them and they can be read, else `playback` and `snapshot`. Where those cannot be read, it throws and the viewer
   * is none.
   */
  join(viewer: Viewer, { lastEventId, maxRate }: JoinOptions, onLeave: () => void): Attachment {
    const connection = new Connection(viewer, this.#options);
    if (maxRate !== undefined) {
      connection.rate = new ViewerRate(this.#options.clock, maxRate, () => this.#release(connection));
    }
    this.#connections.add(connection);
    try {
      if (lastEventId === undefined) this.#giveAnew(connection, this.#resync(), 'joined');
      else if (!this.#resume(connection, lastEventId)) this.#giveAnew(connection, this.#resync(), 'not_held');
    } catch (error) {
      this.#connections.delete(connection);
      throw error;
    }
    return {
      drained: () => {
        if (connection.lagging && this.#connections.has(connection)) this.#catchUp(connection);
      },
      leave: () => {
        connection.rate?.clear();
        if (this.#connections.delete(connection)) onLeave();
      },
    };
  }

  /** Tells every viewer that the session is over, and lets them go. */
  end(text: EventText): void {
    const connections = [...this.#connections];
    for (const connection of connections) {
      this.#release(connection, error => this.#options.telemetry.failed(error, 'reading what was held back'));
    }
    this.#connections.clear();
    const batch = this.#batches.published(this.#log.last + 1, [text], false);
    for (const { viewer } of connections) {
      viewer.deliver(batch);
      viewer.end();
    }
  }

  /** Stops the timers; what was held back is forgotten. */
  stop(): void {
    for (const { rate } of this.#connections) rate?.clear();
  }

  #isHeard(): boolean {
    for (const { lagging } of this.#connections) if (!lagging) return true;
    return false;
  }

  /** Ticks wait until the viewer's rate allows the next; everything else goes out at once, behind those that waited. */
  #sendInTime(connection: Connection, rate: ViewerRate, entry: Entry, batch: EventBatch): void {
    if (connection.lagging) return;
    if (isTick(entry) && rate.waits()) rate.heldFrom ??= entry.number;
    else if (rate.heldFrom === undefined) connection.send(batch);
    else this.#sendHeld(connection, rate);
  }

  #sendHeld(connection: Connection, rate: ViewerRate): void {
    const { heldFrom } = rate;
    rate.clear();
    if (heldFrom === undefined) return;
    for (const part of this.#log.since(heldFrom, true)) connection.send(this.#batches.of(part));
  }

  #release(connection: Connection, onError = this.#options.recover): void {
    try {
      if (connection.rate) this.#sendHeld(connection, connection.rate);
    } catch (error) {
      onError(error);
    }
  }

  #catchUp(connection: Connection): void {
    connection.lagging = false;
    try {
      this.#giveAnew(connection, this.#resync(), 'lagged');
    } catch (error) {
      this.#options.recover(error);
    }
  }

  #giveAnew(connection: Connection, resync: readonly EventBatch[], cause: ResyncCause): void {
    for (const batch of resync) connection.give(batch);
    this.#options.telemetry.resynced(cause);
  }

  #resync(): readonly EventBatch[] {
    return this.#batches.resync(this.#log.last, this.#options.resync());
  }

  /** Goes on right after an event; false where that cannot be told (any more), or cannot be read. */
  #resume(connection: Connection, lastEventId: string): boolean {
    const { rate } = connection;
    const id = parseEventId(lastEventId);
    if (!id || id.sessionId !== this.#options.sessionId || id.epoch !== this.#batches.epoch) return false;
    const missed = this.#missed(id, rate !== undefined);
    if (!missed) return false;
    rate?.spent(typeof id.index === 'number' ? id.index + 1 : 2, this.#log.followedAt(id.last));
    for (const { part, batch } of missed) {
      const mayWait = part === missed.at(-1)?.part && part.from === 0 && isTick(part.last);
      if (mayWait && rate?.waits()) rate.heldFrom = part.first.number;
      else connection.give(batch);
    }
    return true;
  }

  /** What came after an event, with ticks merged where it is much; `undefined` where it is too much, not held or not readable. */
  #missed(id: EventId, merged: boolean): ReturnType<OutboxBatches['rest']> {
    const wall = this.#options.clock.now();
    const rest = (merge: boolean, most: number) => {
      const parts = this.#log.after(id, merge, wall);
      return parts && this.#batches.rest(parts, most);
    };
    try {
      return (merged ? undefined : rest(false, MUCH_TO_RESUME)) ?? rest(true, TOO_MUCH_TO_RESUME);
    } catch (error) {
      this.#options.telemetry.failed(error, 'reading what a viewer missed');
      return undefined;
    }
  }
}
