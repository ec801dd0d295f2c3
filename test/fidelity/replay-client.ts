import type { Filters } from '../../server/contract/filters.ts';
import type { EventBatch, OutboxEvent } from '../../server/replay/outbox-event.ts';
import type { Viewer } from '../../server/replay/viewer.ts';
import { ALL_KINDS, type Entity, KINDS, type Kind } from './recorded-state.ts';

/** What a client holds when a `snapshot` or a `clock` commits it. */
export interface Commit {
  readonly by: 'snapshot' | 'clock';
  readonly time: number;
  /** The commit before it in one played stretch; `null` after a snapshot. */
  readonly after: number | null;
  readonly filters: Filters;
  readonly held: Record<Kind, Map<string, Entity>>;
  /** What updates brought since the commit before, in order. */
  readonly delivered: Record<Kind, Entity[]>;
}

/** A client that does what the contract says, and hands every commit to a judge. */
export class ReplayClient implements Viewer {
  backlog = 0;
  ended = false;
  lastEventId: string | undefined;
  session:
    | { revision: number; time: string; status: string; filters: Filters; driver: string | null }
    | undefined;
  readonly events: OutboxEvent[] = [];
  readonly #judge: (commit: Commit) => void;
  #held = empty(() => new Map<string, Entity>());
  #delivered = empty((): Entity[] => []);
  #committed: number | null = null;
  #snapshotDue = true;

  constructor(judge: (commit: Commit) => void = () => {}) {
    this.#judge = judge;
  }

  deliver(batch: EventBatch): void {
    for (const event of batch.events) this.apply(event);
  }

  drop(): void {}

  end(): void {
    this.ended = true;
  }

  apply(event: OutboxEvent): void {
    this.events.push(event);
    this.lastEventId = event.id;
    const data = JSON.parse(event.data);
    if (event.event === 'playback') {
      this.session = data;
    } else if (event.event === 'snapshot') {
      for (const kind of ALL_KINDS) {
        const id = KINDS[kind].fields[0] ?? '';
        this.#held[kind] = new Map(data[KINDS[kind].list].map((state: Entity) => [String(state[id]), state]));
      }
      this.#snapshotDue = false;
      this.#commit('snapshot', data.time);
    } else if (event.event === 'clock') {
      if (this.#snapshotDue) throw new Error('a clock came before the first snapshot');
      this.#commit('clock', data.time);
    } else if (event.event !== 'end' && event.event !== 'error') {
      const kind = ALL_KINDS.find(candidate => KINDS[candidate].list in data);
      if (!kind) throw new Error(`An event without a list: ${event.event}`);
      for (const state of data[KINDS[kind].list] as Entity[]) {
        this.#held[kind].set(String(state[KINDS[kind].fields[0] ?? '']), state);
        this.#delivered[kind].push(state);
      }
      for (const id of data.removed ?? []) this.#held[kind].delete(id);
    }
  }

  #commit(by: 'snapshot' | 'clock', iso: string): void {
    const time = Date.parse(iso);
    const filters = this.session?.filters ?? {};
    const after = by === 'clock' ? this.#committed : null;
    this.#judge({ by, time, after, filters, held: this.#held, delivered: this.#delivered });
    this.#committed = time;
    this.#delivered = empty(() => []);
  }
}

function empty<T>(make: () => T): Record<Kind, T> {
  return { vehicle: make(), task: make(), flight: make(), notification: make(), decision: make() };
}
