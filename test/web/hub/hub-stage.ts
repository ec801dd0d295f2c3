import { ResumingStream } from '../../../web/api/resuming-stream.ts';
import type {
  SessionStream,
  StreamListener,
  StreamState,
  StreamTarget,
} from '../../../web/api/session-stream.ts';
import type { ParsedEvent } from '../../../web/api/sse-parser.ts';
import type { TransportName } from '../../../web/api/transport.ts';
import { TransportChoice } from '../../../web/api/transport-choice.ts';
import { Hub } from '../../../web/hub/hub.ts';
import { HubStream } from '../../../web/hub/hub-stream.ts';
import type { FromHub, Port, ToHub } from '../../../web/hub/messages.ts';
import { ManualClock } from '../../manual-clock.ts';
import { eventOf, FakeTransport } from '../api/fake-transport.ts';
import { turn } from '../state/fake-server.ts';

/** The session that tabs show. */
export const S = { sessionId: 's' };

export const clockEvent = (id: string) => eventOf('clock', id, {});

/** What a stream of {@link S} begins with, where its log is at `entry`. */
export const stateEvents = (entry: number) => [
  eventOf('playback', `s.a.${entry}.p`, S),
  eventOf('snapshot', `s.a.${entry}.s`, {}),
];

/** A tab: what its stream told. */
export class Tab {
  readonly states: StreamState[] = [];
  readonly events: ParsedEvent[] = [];
  /** Where it streams by itself, to what it does so. */
  readonly direct: StreamTarget[] = [];
  lock: string | undefined;
  stream: SessionStream | undefined;

  get ids(): string[] {
    return this.events.map(each => each.id);
  }

  get state(): string | undefined {
    return this.states.at(-1)?.state;
  }

  readonly listener: StreamListener = {
    onState: state => this.states.push(state),
    onEvents: events => this.events.push(...events),
  };
}

/** A hub with tabs, on transports that the test speaks on. */
export class HubStage {
  readonly clock = new ManualClock(0);
  readonly tabClock = new ManualClock(5_000_000);
  readonly sse = new FakeTransport('event-stream');
  readonly ws = new FakeTransport('websocket');
  readonly released = new Map<string, () => void>();
  readonly opened: { readonly sparing: boolean; readonly remembered: TransportName | undefined }[] = [];
  /** Whether there is a hub that answers; `behind`: its answers stand behind what the tab has not taken yet. */
  there: 'yes' | 'no' | 'mute' | 'behind' = 'yes';
  hasLocks = true;
  /** Ports that tabs hold. */
  ports = 0;
  #fail: (() => void) | undefined;
  #locks = 0;

  readonly hub = new Hub({
    openStream: (target, listener, ways) => {
      this.opened.push(ways);
      const choice = new TransportChoice(ways.sparing ? [this.ws] : [this.sse, this.ws], ways.remembered);
      return new ResumingStream(target, choice, listener, {
        clock: this.clock,
        calendar: () => this.clock.now(),
        random: () => 0,
        reachable: async () => false,
      });
    },
    clock: this.clock,
    whenReleased: (lock, released) => this.released.set(lock, released),
  });

  open(target: StreamTarget, remembered?: TransportName): Tab {
    const tab = new Tab();
    tab.stream = new HubStream(target, tab.listener, {
      connect: onError => this.#connect(onError),
      direct: to => {
        tab.direct.push(to);
        return { reconnect() {}, wake() {}, suspend() {}, close() {} };
      },
      holdLock: held => {
        if (!this.hasLocks) return () => undefined;
        this.#locks += 1;
        tab.lock = `lock ${this.#locks}`;
        held(tab.lock);
        return () => this.#release(tab);
      },
      remembered: () => remembered,
      clock: this.tabClock,
    });
    return tab;
  }

  /** A tab on {@link S}, whose stream has begun. */
  watching(): Tab {
    const tab = this.open(S);
    this.sse.last.says.heard();
    this.sse.last.says.events(stateEvents(0));
    this.sse.last.says.events([clockEvent('s.a.1.0')]);
    return tab;
  }

  /** Answers the look at the state that a later tab has the hub take beside the stream. */
  async answerLook(events: ParsedEvent[]): Promise<void> {
    const { last } = this.sse;
    if (last.query() !== 'sessionId=s') throw new Error('nobody looks');
    last.says.heard();
    last.says.events(events);
    if (!last.closed) throw new Error('the look goes on');
    await turn();
  }

  /** Seconds by the hub's clock in which the stream beats; `each` is called every five. */
  pass(seconds: number, each?: () => void): void {
    for (let past = 0; past < seconds; past += 5) {
      this.clock.advance(5000);
      this.sse.last.says.heard();
      each?.();
    }
  }

  /** The tab is gone without a word. */
  crash(tab: Tab): void {
    this.#release(tab);
  }

  /** The worker fails. */
  fail(): void {
    this.#fail?.();
  }

  #release(tab: Tab): void {
    this.released.get(tab.lock ?? '')?.();
  }

  #connect(onError: () => void): Port<FromHub, ToHub> {
    if (this.there === 'no') throw new ReferenceError('SharedWorker is not defined');
    this.#fail = onError;
    this.ports += 1;
    const near: Port<FromHub, ToHub> = {
      onmessage: null,
      postMessage: message => {
        if (this.there !== 'mute')
          far.onmessage?.(new MessageEvent('message', { data: structuredClone(message) }));
      },
      close: () => {
        this.ports -= 1;
      },
    };
    const far: Port<ToHub, FromHub> = {
      onmessage: null,
      postMessage: message => {
        if (this.there === 'behind' && message.type === 'answer') return;
        near.onmessage?.(new MessageEvent('message', { data: structuredClone(message) }));
      },
      close: () => undefined,
    };
    if (this.there === 'yes') this.hub.attach(far);
    return near;
  }
}
