import type { Position } from '../../../server/ingest/geodesy.ts';
import type { AirportMap, MapFeature, MapLayer } from '../../../server/ingest/map/map-feature.ts';
import { type LineEdge, largestPart } from '../../../server/roads/line-graph.ts';
import { paintedRoads } from '../../../server/roads/painted-roads.ts';
import {
  between,
  distance,
  lengthOf,
  type Point,
  type Polyline,
  project,
  segmentsOf,
  simplify,
} from '../../../server/roads/polyline.ts';
import type { Depot, NetworkStand } from '../network.ts';
import type { FileEdge, FileTaxiEdge, NetworkFile } from '../network-file.ts';
import { MapPlane } from './map-plane.ts';
import { taxiGraph } from './taxiways.ts';

/** What the map doesn't tell, chosen by someone who knows the airport. */
export interface LocalKnowledge {
  readonly stands: readonly Pick<NetworkStand, 'name' | 'area' | 'remote'>[];
  readonly depots: readonly Depot[];
  /** Roads without a painted centre line. */
  readonly roads: readonly (readonly Position[])[];
}

/** The line type of a service road's centre line. */
const CENTRE_LINE = 22;
/** How far simplified lines may stray from the paint, metres. */
const TOLERANCE = 0.3;
/** How much dearer than its length it is to taxi along a runway, and past a parking place. */
const RUNWAY_FACTOR = 8;
const STAND_FACTOR = 6;
/** Metres that going onto a runway, off it or over it is worth. */
const RUNWAY_ENTRY = 1000;
const STAND_RADIUS = 22;

interface RunwayLine {
  readonly name: string;
  readonly width: number;
  readonly line: Polyline;
}

/** Derives the service roads and taxiways of an airport from the paint on its map. */
export function networkOfMap(map: AirportMap, local: LocalKnowledge): NetworkFile {
  const plane = new MapPlane(map.airport);
  const layer = (name: MapLayer) => map.features.filter(feature => feature.properties.layer === name);
  const lines = (features: readonly MapFeature[]) => features.map(feature => plane.lineOf(feature));

  const painted = layer('road_line').filter(feature => feature.properties.paint === CENTRE_LINE);
  const unpainted = local.roads.map(road => road.map(([lon, lat]) => plane.toPlane(lon, lat)));
  const roads = largestPart(paintedRoads([...lines(painted), ...unpainted]));

  const runways = layer('runway').map(runway => runwayLine(runway, layer('runway_end'), plane));
  const stands = layer('stand').map(stand => plane.pointOf(stand));
  const centreLines = [...lines(layer('taxi_line')), ...runways.map(({ line }) => line)];
  const taxiways = largestPart(taxiGraph(centreLines, stands));

  return {
    airportId: map.airport.airportId,
    attribution: map.attribution ?? '',
    stands: local.stands.map(chosen => {
      const stand = layer('stand').find(({ properties }) => properties.name === chosen.name);
      if (!stand) throw new Error(`the map has no stand ${chosen.name}`);
      return { ...chosen, ...placeOf(stand) };
    }),
    depots: local.depots,
    runwayEnds: layer('runway_end').map(end => ({ name: end.properties.name ?? '', ...placeOf(end) })),
    roads: { nodes: roads.nodes.length, edges: roads.edges.map(edge => fileEdge(edge, plane)) },
    taxiways: {
      nodes: taxiways.nodes.length,
      edges: taxiways.edges.map(edge => fileTaxiEdge(edge, plane, runways, stands)),
    },
  };
}

function placeOf({ geometry, properties }: MapFeature): { lon: number; lat: number; heading: number } {
  const [lon = 0, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : [];
  return { lon, lat, heading: properties.heading ?? 0 };
}

function runwayLine({ properties }: MapFeature, ends: readonly MapFeature[], plane: MapPlane): RunwayLine {
  const { name = '', width = 0 } = properties;
  const line = name.split('/').map(wanted => {
    const end = ends.find(candidate => candidate.properties.name === wanted);
    if (!end) throw new Error(`runway ${name} lacks its end ${wanted}`);
    return plane.pointOf(end);
  });
  return { name, width, line };
}

function fileEdge({ from, to, points }: LineEdge, plane: MapPlane, factor = 1, extra = 0): FileEdge {
  return {
    from,
    to,
    cost: Math.round((lengthOf(points) * factor + extra) * 10) / 10,
    points: simplify(points, TOLERANCE).map(point => plane.toPosition(point)),
  };
}

function fileTaxiEdge(
  edge: LineEdge,
  plane: MapPlane,
  runways: readonly RunwayLine[],
  stands: readonly Point[],
): FileTaxiEdge {
  const along = runways.find(({ line }) => edge.points.every(point => project(point, line).distance < 0.5));
  const isOnto = runways.some(({ line, width }) =>
    everyFewMetres(edge.points).some(point => project(point, line).distance < width / 4),
  );
  const isByStand = stands.some(stand => project(stand, edge.points).distance < STAND_RADIUS);
  return {
    ...fileEdge(
      edge,
      plane,
      (along ? RUNWAY_FACTOR : 1) * (isByStand ? STAND_FACTOR : 1),
      isOnto && !along ? RUNWAY_ENTRY : 0,
    ),
    leaves: compass(edge.leaves),
    arrives: compass(edge.arrives),
    ...(along ? { runway: along.name } : {}),
  };
}

function everyFewMetres(line: Polyline): Point[] {
  return [...segmentsOf(line)].flatMap(([a, b]) => {
    const steps = Math.ceil(distance(a, b) / 5);
    return Array.from({ length: steps + 1 }, (_, step) => between(a, b, steps === 0 ? 0 : step / steps));
  });
}

/** The true heading of a direction in radians counterclockwise from east, whole degrees. */
function compass(direction: number): number {
  return (Math.round(90 - (direction * 180) / Math.PI) + 720) % 360;
}
