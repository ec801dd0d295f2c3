import { EventBatch } from '../../server/replay/outbox-event.ts';
import type { JoinOptions, Viewer } from '../../server/replay/viewer.ts';

/** A session that only notes what its viewers do; `first` is delivered to each as it joins. */
export class FakeSession {
  readonly viewers: Viewer[] = [];
  readonly joined: JoinOptions[] = [];
  readonly first: EventBatch[] = [];
  left = 0;
  drained = 0;
  /** Thrown to who joins, at the last moment. */
  failure: Error | undefined;
  #wake: () => void = () => {};

  join(viewer: Viewer, options: JoinOptions) {
    for (const each of this.first) viewer.deliver(each);
    if (this.failure) throw this.failure;
    this.joined.push(options);
    this.viewers.push(viewer);
    this.#wake();
    let gone = false;
    return {
      drained: () => {
        this.drained++;
        this.#wake();
      },
      leave: () => {
        if (!gone) this.left++;
        gone = true;
        this.#wake();
      },
    };
  }

  deliver(batch: EventBatch): void {
    for (const viewer of this.viewers) viewer.deliver(batch);
  }

  /** Waits until something is so that viewers bring about. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  /** The first viewer, once it has joined. */
  async viewer(): Promise<Viewer> {
    await this.until(() => this.viewers.length > 0);
    return this.viewers[0] as Viewer;
  }
}

/** A batch of one event, as large as it is told to be. */
export function batch(id: string, size = 0): EventBatch {
  return new EventBatch([{ id, event: 'clock', data: JSON.stringify({ filler: 'x'.repeat(size) }) }]);
}
