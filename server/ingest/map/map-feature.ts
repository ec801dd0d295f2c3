import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Position } from '../geodesy.ts';

/** What a feature of an airport's map may be. */
export const MAP_LAYERS = [
  'pavement',
  'runway',
  'runway_end',
  'stand',
  'gate',
  'taxi_line',
  'hold_line',
  'road_line',
  'other_line',
  'taxi_edge',
  'road_edge',
  'truck_parking',
  'building',
  'boundary',
  'tower',
] as const;
export type MapLayer = (typeof MAP_LAYERS)[number];

/** Properties of a map's feature, each present only where the layer has it and the source gives it. */
export interface MapProperties {
  readonly layer: MapLayer;
  readonly name?: string;
  readonly surface?: string;
  /** Metres. */
  readonly width?: number;
  /** Metres. */
  readonly length?: number;
  /** Degrees clockwise from true north, [0, 360). */
  readonly heading?: number;
  /** The part of the airport that a stand belongs to, such as "T2/R4". */
  readonly area?: string;
  readonly standType?: string;
  /** ICAO aerodrome reference code letter, A to F: the widest aircraft. */
  readonly size?: string;
  readonly operation?: string;
  /** ICAO airline designators. */
  readonly airlines?: readonly string[];
  /** The apt.dat line type of painted lines. */
  readonly paint?: number;
  readonly oneWay?: boolean;
  /** The runway that a taxi edge runs on, such as "07L/25R". */
  readonly runway?: string;
  readonly truckType?: string;
}

export type MapFeature = Feature<Geometry, MapProperties>;

/** An airport's name and reference point; `lon`, `lat` are null where the source gives none. */
export interface MapAirport {
  readonly airportId: string;
  readonly name: string;
  readonly lon: number | null;
  readonly lat: number | null;
  /** Whether no source tells the point: it is the middle of what the map shows. */
  readonly estimated?: boolean | undefined;
}

/** An airport's map: GeoJSON with the airport, and where known the source's attribution, as foreign members. */
export type AirportMap = FeatureCollection<Geometry, MapProperties> & {
  airport: MapAirport;
  attribution?: string;
};

/** Seven decimals of a degree: a centimetre. */
function rounded(position: Position): number[] {
  return position.map(degrees => Math.round(degrees * 1e7) / 1e7);
}

export function pointFeature(position: Position, properties: MapProperties): MapFeature {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: rounded(position) } };
}

export function lineFeature(points: readonly Position[], properties: MapProperties): MapFeature {
  return {
    type: 'Feature',
    properties,
    geometry: { type: 'LineString', coordinates: points.map(rounded) },
  };
}

/** A polygon of closed rings, the outer first, wound as RFC 7946 asks: outer counterclockwise, holes clockwise. */
export function polygonFeature(
  rings: readonly (readonly Position[])[],
  properties: MapProperties,
): MapFeature {
  const wound = rings.map((ring, index) =>
    signedArea(ring) > 0 === (index === 0) ? ring : ring.toReversed(),
  );
  return {
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: wound.map(ring => ring.map(rounded)) },
  };
}

/** Twice the area of a closed ring in square degrees, positive where it runs counterclockwise. */
export function signedArea(ring: readonly Position[]): number {
  const [origin] = ring;
  if (!origin) return 0;
  let area = 0;
  for (const [index, [lon, lat]] of ring.entries()) {
    const next = ring[index + 1];
    if (next) area += (lon - origin[0]) * (next[1] - origin[1]) - (next[0] - origin[0]) * (lat - origin[1]);
  }
  return area;
}
