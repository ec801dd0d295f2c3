import type { StreamListener } from '../api/session-stream.ts';
import type { WallClock } from '../api/wall-clock.ts';
import type { Hub } from './hub.ts';
import type { FromHub, Port, ToHub } from './messages.ts';
import type { SharedStream } from './shared-stream.ts';

/**
 * A tab that says nothing for so long is gone, or frozen: what it is told would pile up before it. A tab in the background
 * may be let speak once a minute only.
 */
const GONE_MS = 150_000;

/** The hub's end of a tab's port: reads a stream for it while the tab is there. */
export class TabPort {
  readonly #port: Port<ToHub, FromHub>;
  readonly #hub: Hub;
  readonly #clock: WallClock;
  readonly #reader: StreamListener;
  #stream: SharedStream | undefined;
  #cancelGone: (() => void) | undefined;

  constructor(
    port: Port<ToHub, FromHub>,
    hub: Hub,
    environment: {
      readonly clock: WallClock;
      readonly whenReleased: (lock: string, released: () => void) => void;
    },
  ) {
    this.#port = port;
    this.#hub = hub;
    this.#clock = environment.clock;
    this.#reader = {
      onState: state => port.postMessage({ type: 'state', state, now: this.#clock.now() }),
      onEvents: events => port.postMessage({ type: 'events', events }),
    };
    port.onmessage = ({ data }) => {
      if (data.type === 'present') environment.whenReleased(data.lock, () => this.#leave());
      else this.#hear(data);
    };
  }

  #hear(message: Exclude<ToHub, { type: 'present' }>): void {
    this.#isThere();
    if (message.type === 'open') {
      this.#leave();
      this.#isThere();
      this.#stream = this.#hub.join(message.target, this.#reader, message.remembered);
    } else if (message.type === 'ask') {
      this.#port.postMessage({ type: 'answer', reads: this.#stream !== undefined });
    } else if (message.type === 'leave') this.#leave();
    else if (message.type === 'reconnect') this.#stream?.reconnect();
    else this.#stream?.wake();
  }

  #isThere(): void {
    this.#cancelGone?.();
    this.#cancelGone = this.#clock.after(GONE_MS, () => this.#leave());
  }

  #leave(): void {
    this.#cancelGone?.();
    this.#cancelGone = undefined;
    if (this.#stream) this.#hub.leave(this.#stream, this.#reader);
    this.#stream = undefined;
  }
}
