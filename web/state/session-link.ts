import { batch, signal } from '@preact/signals';
import { EVENT_SCHEMAS, type EventData, type EventName } from '../../server/contract/events.ts';
import { problemBody } from '../../server/contract/problems.ts';
import type { SessionState } from '../../server/contract/session.ts';
import { toMs } from '../../server/contract/time.ts';
import { placeOf } from '../api/event-place.ts';
import { type NewSession, openingQuery } from '../api/new-session.ts';
import type { SessionStream, StreamListener, StreamState, StreamTarget } from '../api/session-stream.ts';
import type { ParsedEvent } from '../api/sse-parser.ts';
import type { WallClock } from '../api/wall-clock.ts';
import { connection } from './connection.ts';
import type { NextFrame } from './frames.ts';
import { PlayheadEstimate } from './playhead-estimate.ts';
import { session } from './session.ts';
import { entitiesVersion, liveEntities, playheadTime } from './shown.ts';
import { dismissTrouble, noteRecovery, noteTrouble } from './trouble.ts';

/** A playing session tells its time at least once a second: silent for longer it is stale, then given up as broken. */
const STALE_AFTER_MS = 5000;
const BROKEN_AFTER_MS = 15_000;

export type LinkEnvironment = {
  readonly clock: WallClock;
  readonly nextFrame: NextFrame;
  readonly openStream: (target: StreamTarget, listener: StreamListener) => SessionStream;
  /** Called when the server refuses for good, with its reason: the session it no longer knows, or `null` before any was open. */
  readonly onGone: (last: SessionState | null, detail: string) => void;
};

/** Where a link leads: a session that stands, or a private one to be opened. */
export type LinkTarget = { readonly sessionId: string } | NewSession;

/** Told where an event cannot be read: the server does not look inside positions, which would take it too long. */
const DAMAGED_EVENT = problemBody(
  'damaged_record',
  'Positions of vehicles are damaged; the vehicles move on with their next ones.',
);

/**
 * Names the log that the last snapshot is of: another session's, or another of the same one, which the server begins
 * when recordings came or went, and when it was started. `null` before any.
 */
export const streamLog = signal<string | null>(null);

/** The airport of the last snapshot: what is held is of it, also while another is being opened. `null` before any. */
export const heldAirportId = signal<string | null>(null);

/** Carries one session's stream into the page's signals: the session, the connection, the playhead, the entities. */
export class SessionLink {
  readonly #environment: LinkEnvironment;
  readonly #playhead: PlayheadEstimate;
  readonly #snapshotListeners = new Set<() => void>();
  #stream: SessionStream | undefined;
  #fresh = true;
  #entitiesChanged = false;
  #cancelFrame: (() => void) | undefined;
  #cancelWatch: (() => void) | undefined;
  #heardAt = 0;

  constructor(environment: LinkEnvironment) {
    this.#environment = environment;
    this.#playhead = new PlayheadEstimate(environment.clock);
  }

  /** Leaves what is open and follows `target`. What is held stays on show until the first snapshot. */
  open(target: LinkTarget): void {
    this.#stream?.close();
    session.value = null;
    dismissTrouble();
    this.#stream = this.#environment.openStream(
      'sessionId' in target ? target : { opening: openingQuery(target) },
      {
        onEvents: events => this.#onEvents(events),
        onState: state => this.#onState(state),
      },
    );
  }

  /** Leaves what is open, and holds nothing any more. */
  close(): void {
    this.#stream?.close();
    this.#stream = undefined;
    this.#cancelWatch?.();
    session.value = null;
    connection.value = { state: 'closed' };
    dismissTrouble();
    liveEntities.clear();
    this.#show(true);
  }

  reconnect(): void {
    this.#stream?.reconnect();
  }

  /** See `SessionStream`. */
  wake(): void {
    this.#stream?.wake();
  }

  /** See `SessionStream`. */
  suspend(): void {
    this.#stream?.suspend();
  }

  /** Takes a command's answer, which may come before the `playback` event it causes or after it. */
  accept(state: SessionState): void {
    const held = session.peek();
    if (held?.sessionId === state.sessionId && state.revision > held.revision) this.#take(state);
  }

  /** Resolves with the next snapshot, at the latest after `withinMs`. */
  nextSnapshot(withinMs: number): Promise<void> {
    return new Promise(resolve => {
      const done = () => {
        cancel();
        this.#snapshotListeners.delete(done);
        resolve();
      };
      const cancel = this.#environment.clock.after(withinMs, done);
      this.#snapshotListeners.add(done);
    });
  }

  #onState(state: StreamState): void {
    this.#cancelWatch?.();
    this.#cancelWatch = undefined;
    switch (state.state) {
      case 'live':
        this.#fresh = true;
        connection.value = { state: 'live', stale: false, transport: state.transport };
        this.#heard();
        this.#watch();
        return;
      case 'gone':
        connection.value = { state: 'closed' };
        this.#environment.onGone(session.peek(), state.detail);
        return;
      case 'ended':
        this.#playhead.move({ playing: false, speed: 1, end: Number.POSITIVE_INFINITY });
        connection.value = { state: 'ended' };
        return;
      case 'reconnecting':
        connection.value = state;
        return;
      case 'connecting':
        connection.value = { state: 'connecting' };
    }
  }

  #onEvents(events: readonly ParsedEvent[]): void {
    this.#heard();
    for (const { event, id, data } of events) {
      if (!Object.hasOwn(EVENT_SCHEMAS, event)) continue;
      const told = parsed(data);
      if (told === undefined) noteTrouble(DAMAGED_EVENT);
      else this.#onEvent(event as EventName, told);
      if (event === 'snapshot') this.#noteOrigin(id);
    }
  }

  #noteOrigin(id: string): void {
    heldAirportId.value = session.peek()?.airportId ?? null;
    streamLog.value = placeOf(id)?.epoch ?? streamLog.peek();
  }

  #onEvent<N extends EventName>(event: N, data: EventData[N]): void;
  #onEvent(...[event, data]: { [N in EventName]: [N, EventData[N]] }[EventName]): void {
    if (event === 'playback') {
      const held = session.peek();
      const outdated = held?.sessionId === data.sessionId && data.revision < held.revision;
      if (this.#fresh || !outdated) this.#take(data);
      this.#fresh = false;
    } else if (event === 'clock') {
      this.#playhead.hear(toMs(data.time));
    } else if (event === 'error') {
      noteTrouble(data);
    } else if (event !== 'end') {
      liveEntities.apply(event, data as never);
      if (event === 'snapshot') {
        this.#playhead.jump(toMs(data.time));
        noteRecovery();
        for (const done of [...this.#snapshotListeners]) done();
      }
      this.#show(true);
      return;
    }
    this.#show(false);
  }

  #take(state: SessionState): void {
    this.#playhead.move({
      playing: state.status === 'playing',
      speed: state.playbackSpeed,
      end: toMs(state.endTime),
    });
    this.#playhead.hear(toMs(state.time));
    session.value = state;
    this.#show(false);
  }

  /** Shows what changed with the next picture, and each one after it while the session plays. */
  #show(entitiesChanged: boolean): void {
    this.#entitiesChanged ||= entitiesChanged;
    this.#cancelFrame ??= this.#environment.nextFrame(() => {
      this.#cancelFrame = undefined;
      batch(() => {
        if (this.#entitiesChanged) entitiesVersion.value += 1;
        playheadTime.value = session.peek() === null ? null : this.#playhead.now();
      });
      this.#entitiesChanged = false;
      if (session.peek()?.status === 'playing') this.#show(false);
    });
  }

  #heard(): void {
    this.#heardAt = this.#environment.clock.now();
    const { value } = connection;
    if (value.state === 'live' && value.stale) connection.value = { ...value, stale: false };
  }

  #watch(): void {
    this.#cancelWatch = this.#environment.clock.after(1000, () => {
      this.#watch();
      if (session.peek()?.status !== 'playing') this.#heard();
      const silentFor = this.#environment.clock.now() - this.#heardAt;
      const { value } = connection;
      if (silentFor > BROKEN_AFTER_MS) this.reconnect();
      else if (silentFor > STALE_AFTER_MS && value.state === 'live')
        connection.value = { ...value, stale: true };
    });
  }
}

/** `undefined` where a damaged record has spoiled the event. */
function parsed(data: string): EventData[EventName] | undefined {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
