import type { Airport, Density } from '../contract/history.ts';
import type { RoadGraph } from '../roads/road-graph.ts';

/** What the history's operations ask of a store beside the engine's own reader. Times in ms since the epoch. */
export interface HistoryReader {
  /** Every airport, ordered by id. */
  airports(): Airport[];
  airport(airportId: string): Airport | undefined;
  /** An airport's map as the text of a GeoJSON FeatureCollection. */
  airportMap(airportId: string): string | undefined;
  /** The graph of the roads on an airport's map; `null` where the map has none, `undefined` where there is no map. */
  airportRoads(airportId: string): RoadGraph | null | undefined;
  /** Counts over `[from, to)` in equal buckets. */
  density(airportId: string, from: number, to: number, buckets: number): Density;
}
