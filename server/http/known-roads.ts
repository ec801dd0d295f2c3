import type { Roads } from '../roads/distance.ts';
import { RoadRouter } from '../roads/road-router.ts';
import type { HistoryReader } from './history-reader.ts';

const MOST_AIRPORTS = 8;

/** Keeps the roads of the airports that were asked for last, until the recorded data changes. */
export class KnownRoads {
  readonly #history: HistoryReader;
  readonly #revision: () => number;
  readonly #kept = new Map<string, { readonly revision: number; readonly roads: Roads | null }>();

  constructor(history: HistoryReader, revision: () => number) {
    this.#history = history;
    this.#revision = revision;
  }

  /** `null` where an airport has no map, or one without roads. */
  of(airportId: string): Roads | null {
    const revision = this.#revision();
    const known = this.#kept.get(airportId);
    if (known?.revision === revision) return known.roads;
    const graph = this.#history.airportRoads(airportId);
    const roads = graph ? { source: graph.source, router: new RoadRouter(graph) } : null;
    this.#kept.delete(airportId);
    this.#kept.set(airportId, { revision, roads });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_AIRPORTS && oldest !== undefined) this.#kept.delete(oldest);
    return roads;
  }
}
