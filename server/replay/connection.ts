import type { EventBatch } from './outbox-event.ts';
import type { Telemetry } from './telemetry.ts';
import type { Viewer } from './viewer.ts';
import type { ViewerRate } from './viewer-rate.ts';

export interface ConnectionLimits {
  /** A viewer whose backlog is larger, in bytes, is left out until it has drained, and then resynced. */
  readonly maxBacklog: number;
  readonly telemetry: Telemetry;
}

/** What an outbox knows of one of its viewers. */
export class Connection {
  readonly viewer: Viewer;
  /** Set where ticks are held back for it. */
  rate: ViewerRate | undefined;
  /** Whether it is left out, because it read too slowly. */
  lagging = false;
  readonly #limits: ConnectionLimits;

  constructor(viewer: Viewer, limits: ConnectionLimits) {
    this.viewer = viewer;
    this.#limits = limits;
  }

  /** Hands over what was published; a viewer that has too much unread is left out from then on. */
  send(batch: EventBatch): void {
    if (this.lagging) return;
    if (this.viewer.backlog > this.#limits.maxBacklog) this.#leaveOut();
    else this.give(batch);
  }

  /** Hands over what the viewer asked for, whatever its backlog. */
  give(batch: EventBatch): void {
    if (batch.events.length === 0) return;
    this.viewer.deliver(batch);
    this.rate?.spent(batch.events.length);
  }

  #leaveOut(): void {
    const { viewer } = this;
    const backlog = viewer.backlog;
    this.lagging = true;
    viewer.drop();
    this.#limits.telemetry.dropped(backlog - viewer.backlog);
  }
}
