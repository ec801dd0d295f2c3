import type { Feature, FeatureCollection } from 'geojson';
import type { Position } from '../ingest/geodesy.ts';
import { joinedWays } from './joined-ways.ts';
import type { LineEdge, LineGraph } from './line-graph.ts';
import { paintedRoads } from './painted-roads.ts';
import { Plane } from './plane.ts';
import { type Polyline, simplify } from './polyline.ts';
import type { RoadEdge, RoadGraph } from './road-graph.ts';
import { metresAlong } from './road-router.ts';

/** The apt.dat line type of a road's centre line; other road paint marks the edges of lanes. */
const CENTRE_LINE = 22;
/** More ways than any airport has; to join them would take long. */
export const MOST_WAYS = 20_000;
/** How far simplified paint may stray from the true line, metres. */
const TOLERANCE = 0.3;

interface Way {
  readonly points: readonly Position[];
  readonly oneWay: boolean;
}

const derived = new WeakMap<FeatureCollection, { readonly graph: RoadGraph | null }>();

/**
 * The ways of ground vehicles on a map, joined into one graph as far as they touch: its `road_edge` features; where it
 * has none, the painted centre lines of roads (`road_line`); where it has neither, its taxiways (`taxi_edge`,
 * `taxi_line`). `null` where it has none of them, or more than {@link MOST_WAYS}. A map is worked out once, however often it is asked for.
 */
export function deriveRoads(map: FeatureCollection): RoadGraph | null {
  const known = derived.get(map);
  if (known) return known.graph;
  const graph = derive(map.features);
  derived.set(map, { graph });
  return graph;
}

function derive(features: readonly Feature[]): RoadGraph | null {
  const roads = waysOf(features, 'road_edge');
  if (roads.length > 0) return graphOf('vehicle_roads', roads, joinedWays);
  const paint = waysOf(features, 'road_line', ({ properties }) => properties?.paint === CENTRE_LINE);
  if (paint.length > 0) {
    return graphOf('road_paint', paint, lines => simplified(paintedRoads(lines)));
  }
  const taxiways = [...waysOf(features, 'taxi_edge'), ...waysOf(features, 'taxi_line')];
  return taxiways.length > 0 ? graphOf('taxiways', taxiways, joinedWays) : null;
}

function waysOf(
  features: readonly Feature[],
  layer: string,
  accepts: (feature: Feature) => boolean = () => true,
): Way[] {
  return features.flatMap(feature => {
    const { geometry, properties } = feature;
    if (properties?.layer !== layer || geometry?.type !== 'LineString' || !accepts(feature)) return [];
    const points = geometry.coordinates.map(([lon = 0, lat = 0]): Position => [lon, lat]);
    return points.length < 2 ? [] : [{ points, oneWay: properties?.oneWay === true }];
  });
}

function graphOf(
  source: RoadGraph['source'],
  ways: readonly Way[],
  join: (lines: readonly Polyline[]) => LineGraph,
): RoadGraph | null {
  if (ways.length > MOST_WAYS) return null;
  const plane = new Plane(ways[0]?.points[0] ?? [0, 0]);
  const { nodes, edges } = join(ways.map(({ points }) => points.map(point => plane.toPlane(point))));
  const isOneWay = (line: number | null) => line !== null && ways[line]?.oneWay === true;
  return {
    source,
    nodes: nodes.length,
    edges: edges.map(edge => roadEdge(edge, plane, isOneWay(edge.line))),
  };
}

function roadEdge({ from, to, points }: LineEdge, plane: Plane, oneWay: boolean): RoadEdge {
  const positions = points
    .map(point => plane.toPosition(point))
    .filter(
      ([lon, lat], index, all) => index === 0 || all[index - 1]?.[0] !== lon || all[index - 1]?.[1] !== lat,
    );
  return { from, to, points: positions, metres: metresAlong(positions), ...(oneWay ? { oneWay } : {}) };
}

function simplified({ nodes, edges }: LineGraph): LineGraph {
  return { nodes, edges: edges.map(edge => ({ ...edge, points: simplify(edge.points, TOLERANCE) })) };
}
