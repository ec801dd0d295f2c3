import type { SessionStream, StreamListener, StreamState, StreamTarget } from '../api/session-stream.ts';
import type { ParsedEvent } from '../api/sse-parser.ts';
import type { TransportName } from '../api/transport.ts';
import type { WallClock } from '../api/wall-clock.ts';
import type { FromHub, Port, ToHub } from './messages.ts';

/**
 * How often the hub is asked whether it is there. After two questions without an answer it is not, or the answers stand
 * behind more than the tab can take; by itself it reads no faster than it can.
 */
const ASK_MS = 5000;
const UNANSWERED = 2;

export type HubStreamEnvironment = {
  /** A port to the hub; `onError` is called where the hub cannot run. Throws where there is no such thing as a hub. */
  readonly connect: (onError: () => void) => Port<FromHub, ToHub>;
  /** Streams without a hub. */
  readonly direct: (target: StreamTarget, listener: StreamListener) => SessionStream;
  /** Tells the name of a lock that this tab holds, once it does, until the answer is called. */
  readonly holdLock: (held: (name: string) => void) => () => void;
  readonly remembered: () => TransportName | undefined;
  readonly clock: WallClock;
};

/** A tab's end of a stream that the hub holds for it and for others. Without a hub the tab streams by itself. */
export class HubStream implements SessionStream {
  readonly #listener: StreamListener;
  readonly #environment: HubStreamEnvironment;
  #target: StreamTarget;
  #port: Port<FromHub, ToHub> | undefined;
  #direct: SessionStream | undefined;
  #releaseLock: (() => void) | undefined;
  #cancelAsk: (() => void) | undefined;
  #unanswered = 0;

  constructor(target: StreamTarget, listener: StreamListener, environment: HubStreamEnvironment) {
    this.#target = target;
    this.#listener = listener;
    this.#environment = environment;
    listener.onState({ state: 'connecting' });
    this.#attach();
  }

  reconnect(): void {
    if (this.#direct) this.#direct.reconnect();
    else if (this.#port) this.#tell({ type: 'reconnect' });
    else this.#attach();
  }

  wake(): void {
    if (this.#direct) this.#direct.wake();
    else if (this.#port) {
      this.#tell({ type: 'wake' });
      this.#tell({ type: 'ask' });
    } else this.#attach();
  }

  suspend(): void {
    if (this.#direct) this.#direct.suspend();
    else this.#detach();
  }

  close(): void {
    this.#direct?.close();
    this.#detach();
  }

  #attach(): void {
    const port = this.#connect();
    if (!port) {
      this.#goDirect();
      return;
    }
    this.#port = port;
    this.#open();
    this.#releaseLock = this.#environment.holdLock(lock => {
      if (this.#port === port) this.#tell({ type: 'present', lock });
    });
    this.#unanswered = 0;
    this.#ask();
  }

  #connect(): Port<FromHub, ToHub> | undefined {
    try {
      const port = this.#environment.connect(() => {
        if (this.#port === port) this.#goDirect();
      });
      port.onmessage = ({ data }) => {
        if (this.#port === port) this.#hear(data);
      };
      return port;
    } catch {
      return undefined;
    }
  }

  #open(): void {
    this.#tell({ type: 'open', target: this.#target, remembered: this.#environment.remembered() });
  }

  #hear(message: FromHub): void {
    if (message.type === 'events') {
      this.#follow(message.events);
      this.#listener.onEvents(message.events);
    } else if (message.type === 'state') {
      this.#listener.onState(shifted(message.state, this.#environment.clock.now() - message.now));
    } else {
      this.#unanswered = 0;
      if (!message.reads) this.#open();
    }
  }

  /** Remembers where the stream is, to go on there whoever streams it next. */
  #follow(events: readonly ParsedEvent[]): void {
    for (const { event, id, data } of events) {
      if (event === 'playback' && 'opening' in this.#target) {
        this.#target = { sessionId: JSON.parse(data).sessionId };
      }
      if (id !== '' && 'sessionId' in this.#target) {
        this.#target = { sessionId: this.#target.sessionId, lastEventId: id };
      }
    }
  }

  #ask(): void {
    this.#cancelAsk = this.#environment.clock.after(ASK_MS, () => {
      if (this.#unanswered >= UNANSWERED) {
        this.#goDirect();
        return;
      }
      this.#unanswered += 1;
      this.#tell({ type: 'ask' });
      this.#ask();
    });
  }

  #goDirect(): void {
    this.#detach();
    this.#direct = this.#environment.direct(this.#target, this.#listener);
  }

  #detach(): void {
    this.#cancelAsk?.();
    this.#releaseLock?.();
    this.#tell({ type: 'leave' });
    this.#port?.close();
    this.#port = undefined;
  }

  #tell(message: ToHub): void {
    this.#port?.postMessage(message);
  }
}

/** A state whose instants are by a clock that is `byMs` behind. */
function shifted(state: StreamState, byMs: number): StreamState {
  if (state.state !== 'reconnecting' || state.nextTryAt === null) return state;
  return { ...state, nextTryAt: state.nextTryAt + byMs };
}
