import type { RoadSource } from '../../contract/roads.ts';
import { deriveRoads, MOST_WAYS } from '../../roads/derive-roads.ts';
import { partOf } from '../../roads/road-graph.ts';
import type { AirportMap, MapLayer } from './map-feature.ts';

const TOLD: readonly (readonly [MapLayer, one: string, many: string])[] = [
  ['runway', 'runway', 'runways'],
  ['stand', 'stand', 'stands'],
  ['gate', 'gate', 'gates'],
  ['taxi_line', 'taxiway line', 'taxiway lines'],
  ['building', 'building', 'buildings'],
];

const WAYS: Readonly<Record<RoadSource, string>> = {
  vehicle_roads: 'roads',
  road_paint: 'no roads for vehicles but painted centre lines of roads',
  taxiways: 'no roads: distances go along taxiways',
};

/** What a map has, and what distances along roads will go by: one line for the person who imports it. */
export function mapNote(map: AirportMap): string {
  const counted = TOLD.flatMap(([layer, one, many]) => {
    const count = map.features.filter(({ properties }) => properties.layer === layer).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return `map of ${map.airport.airportId}: ${[...counted, roadNote(map)].join(', ')}`;
}

function roadNote(map: AirportMap): string {
  const graph = deriveRoads(map);
  if (!graph) {
    const isLarge = map.features.length > MOST_WAYS;
    return `${isLarge ? 'no roads, or too many to be joined' : 'no roads'}: distances are straight ones only`;
  }
  const kilometres = graph.edges.reduce((sum, { metres }) => sum + metres, 0) / 1000;
  const parts = new Set(partOf(graph)).size;
  const hang = parts === 1 ? 'all joined' : `in ${parts} parts that do not touch`;
  const stretches = graph.edges.length === 1 ? '1 stretch' : `${graph.edges.length} stretches`;
  return `${WAYS[graph.source]} (${stretches}, ${kilometres.toFixed(1)} km, ${hang})`;
}
