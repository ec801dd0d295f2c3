import { BatchCache } from '../../server/replay/batch-cache.ts';
import type { Tick } from '../../server/replay/closed-tick.ts';
import { EntityFilter } from '../../server/replay/filter.ts';
import { Outbox } from '../../server/replay/outbox.ts';
import type { EventBatch, OutboxEvent } from '../../server/replay/outbox-event.ts';
import type { EventText } from '../../server/replay/tick.ts';
import type { Attachment, JoinOptions, Viewer } from '../../server/replay/viewer.ts';
import { ManualClock } from '../manual-clock.ts';
import { TelemetryLog } from '../telemetry-log.ts';

/** A task's transition is recorded at each of these steps, a vehicle's position at each of those, in ms. */
const TRANSITION_MS = 70;
const POSITION_MS = 30;

/** An outbox over a recorded past that is arithmetic: what a viewer holds at a time can be told without any reader. */
export class OutboxStage {
  readonly clock = new ManualClock();
  readonly telemetry = new TelemetryLog();
  readonly batches = new BatchCache();
  readonly outbox: Outbox;
  /** How often something was read. */
  readonly reads = { ticks: 0, snapshots: 0, others: 0 };
  /** Set to make every read fail. */
  failing = false;
  /** Errors that the outbox could not tell anybody. */
  readonly unheard: unknown[] = [];
  told = 0;
  /** Characters that every tick's positions bring along. */
  weight = 0;
  epoch = 'epoch0';
  #scope = scopeOf(true);
  #epochs = 0;

  constructor() {
    this.outbox = new Outbox({
      sessionId: 'session',
      epoch: this.epoch,
      clock: this.clock,
      maxBacklog: 1000,
      batches: this.batches,
      telemetry: this.telemetry,
      readTick: tick => this.#readTick(tick),
      resync: () => ({
        playback: this.#playback(),
        at: this.told,
        snapshot: () => this.#snapshot(this.told),
      }),
      recover: error => {
        this.unheard.push(error);
        this.failing = false;
        this.restart();
      },
    });
  }

  join(viewer: Viewer, options: JoinOptions = {}): Attachment {
    return this.outbox.join(viewer, options, () => {});
  }

  /** A new viewer that has joined. */
  joined(options: JoinOptions = {}): HonestViewer {
    const viewer = new HonestViewer();
    this.join(viewer, options);
    return viewer;
  }

  /** Someone who saw the first `seen` events of a viewer's stream, and came back for the rest. */
  resumed({ history }: HonestViewer, seen = history.length, maxRate?: number): HonestViewer {
    const viewer = new HonestViewer(history.slice(0, seen));
    this.join(viewer, { lastEventId: history[seen - 1]?.id, maxRate });
    return viewer;
  }

  /** Plays so many ms of recorded time in one tick. */
  tick(ms: number, due = true): boolean {
    const tick = { scope: this.#scope, after: this.told, upTo: this.told + ms, due };
    if (!this.outbox.publish(tick)) return false;
    this.told = tick.upTo;
    return true;
  }

  /** Lets wall time pass, a tick each 100 ms, at the recording's own speed. */
  play(ms: number): void {
    for (let at = 0; at < ms; at += 100) {
      this.clock.advance(100);
      this.tick(100, false);
    }
  }

  tellPlayback(): void {
    const playback = this.#playback();
    this.outbox.publish(() => {
      this.reads.others++;
      return [playback];
    });
  }

  /** Turns to another time; `conflate` as in a scope. */
  turnTo(at: number, conflate = true): void {
    this.#scope = scopeOf(conflate);
    this.told = at;
    const playback = this.#playback();
    this.outbox.publish(() => [playback, this.#snapshot(at)]);
  }

  restart(): void {
    this.#epochs++;
    this.epoch = `epoch${this.#epochs}`;
    this.outbox.restart(this.epoch);
  }

  #playback(): EventText {
    return { event: 'playback', data: JSON.stringify({ viewers: this.outbox.viewers, time: this.told }) };
  }

  #snapshot(time: number): EventText {
    this.#read('snapshots');
    return { event: 'snapshot', data: JSON.stringify({ time, ...stateAt(time) }) };
  }

  #readTick({ scope, after, upTo, due }: Tick): EventText[] {
    this.#read('ticks');
    const events: EventText[] = [];
    const tell = (event: 'vehicle_update' | 'task_update', list: Partial<State> & { load?: string }) =>
      events.push({ event, data: JSON.stringify({ time: upTo, ...list }) });
    const positions = steps(POSITION_MS, after, upTo);
    if (positions.length > 0)
      tell('vehicle_update', {
        positions: scope.conflate ? positions.slice(-1) : positions,
        ...this.#load(),
      });
    const tasks = steps(TRANSITION_MS, after, upTo);
    if (tasks.length > 0) tell('task_update', { tasks });
    if (due || events.length > 0) events.push({ event: 'clock', data: JSON.stringify({ time: upTo }) });
    return events;
  }

  #load(): { load?: string } {
    return this.weight > 0 ? { load: 'x'.repeat(this.weight) } : {};
  }

  #read(what: 'ticks' | 'snapshots'): void {
    this.reads[what]++;
    if (this.failing) throw new Error('The disk is gone');
  }
}

interface State {
  /** The vehicle's places; in a state only the last. */
  readonly positions: readonly number[];
  /** The transitions so far. */
  readonly tasks: readonly number[];
}

function stateAt(time: number): State {
  return { positions: steps(POSITION_MS, -1, time).slice(-1), tasks: steps(TRANSITION_MS, -1, time) };
}

/** The multiples of `ms` in `(after, upTo]`. */
function steps(ms: number, after: number, upTo: number): number[] {
  const found: number[] = [];
  for (let at = (Math.floor(after / ms) + 1) * ms; at <= upTo; at += ms) found.push(at);
  return found;
}

function scopeOf(conflate: boolean): Tick['scope'] {
  return { airportId: 'LEBL', filter: new EntityFilter({}), conflate };
}

/** Holds what it was told, and at each `clock` and `snapshot` throws unless that is the recorded state, exactly. */
export class HonestViewer implements Viewer {
  backlog = 0;
  ended = false;
  /** How often it was told to drop its backlog. */
  drops = 0;
  /** What it was delivered. */
  readonly events: OutboxEvent[] = [];
  /** The same, after what it got on earlier connections. */
  readonly history: OutboxEvent[] = [];
  readonly batches: EventBatch[] = [];
  /** The time of the last `clock` or `snapshot`. */
  time = Number.NaN;
  #tasks: number[] = [];
  #positions: number[] = [];

  /** `seen`: what it got on earlier connections. */
  constructor(seen: readonly OutboxEvent[] = []) {
    for (const event of seen) this.take(event);
  }

  get lastEventId(): string | undefined {
    return this.events.at(-1)?.id;
  }

  /** The names of what it got. */
  get told(): string[] {
    return this.events.map(({ event }) => event);
  }

  deliver(batch: EventBatch): void {
    this.batches.push(batch);
    for (const event of batch.events) {
      this.events.push(event);
      this.take(event);
    }
  }

  take(event: OutboxEvent): void {
    this.history.push(event);
    const data = JSON.parse(event.data);
    if (event.event === 'snapshot') {
      this.#tasks = data.tasks;
      this.#positions = data.positions;
    }
    if (event.event === 'task_update') this.#tasks.push(...data.tasks);
    if (event.event === 'vehicle_update') this.#positions = data.positions;
    if (event.event !== 'snapshot' && event.event !== 'clock') return;
    this.time = data.time;
    const held = JSON.stringify({ positions: this.#positions.slice(-1), tasks: this.#tasks });
    if (held !== JSON.stringify(stateAt(data.time))) throw new Error(`At ${data.time} a viewer held ${held}`);
  }

  drop(): void {
    this.drops++;
    this.backlog = 0;
  }

  end(): void {
    this.ended = true;
  }
}
