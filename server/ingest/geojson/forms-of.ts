import type { Position } from '../geodesy.ts';
import { signedArea } from '../map/map-feature.ts';
import { type Form, formOfWay, type MapShape } from '../map/map-shape.ts';
import type { Projection } from './projection.ts';

/** Why a geometry cannot be used. `lies` tells what its coordinates seem to be instead of longitude and latitude. */
export class UnusableGeometry extends Error {
  override readonly name = 'UnusableGeometry';
  readonly lies: 'swapped' | 'metres' | undefined;

  constructor(message: string, lies?: 'swapped' | 'metres') {
    super(message);
    this.lies = lies;
  }
}

/** Beyond this a number is no angle that went wrong, but metres. */
const SURELY_METRES = 1000;

/** The forms of a GeoJSON geometry, one for each of its parts. Throws {@link UnusableGeometry}. */
export function formsOf(geometry: unknown, tags: MapShape['tags'], project: Projection): Form[] {
  if (typeof geometry !== 'object' || geometry === null) throw new UnusableGeometry('it has no geometry');
  const { type, coordinates, geometries } = geometry as Record<string, unknown>;
  const position = (value: unknown) => positionOf(value, project);
  const way = (value: unknown): Form => formOfWay(lineOf(value, position), tags);
  const area = (value: unknown): Form => ({
    type: 'area',
    rings: listOf(value, 'polygon').map(ring => ringOf(ring, position)),
  });
  switch (type) {
    case 'Point':
      return [{ type: 'point', at: position(coordinates) }];
    case 'MultiPoint':
      return listOf(coordinates, type).map(each => ({ type: 'point', at: position(each) }));
    case 'LineString':
      return [way(coordinates)];
    case 'MultiLineString':
      return listOf(coordinates, type).map(way);
    case 'Polygon':
      return [area(coordinates)];
    case 'MultiPolygon':
      return listOf(coordinates, type).map(area);
    case 'GeometryCollection':
      return listOf(geometries, type).flatMap(each => formsOf(each, tags, project));
    default:
      throw new UnusableGeometry('its geometry is of no type that GeoJSON has');
  }
}

function listOf(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0) return value;
  throw new UnusableGeometry(`the coordinates of its ${what} are not a list`);
}

function lineOf(value: unknown, position: (value: unknown) => Position): Position[] {
  const points = listOf(value, 'line').map(position);
  if (points.length < 2) throw new UnusableGeometry('a line of it has fewer than two points');
  return points;
}

function ringOf(value: unknown, position: (value: unknown) => Position): Position[] {
  const points = listOf(value, 'ring').map(position);
  const [first, last] = [points[0], points.at(-1)];
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) points.push(first);
  if (points.length < 4 || signedArea(points) === 0) {
    throw new UnusableGeometry('a ring of it encloses no area');
  }
  return points;
}

function positionOf(value: unknown, project: Projection): Position {
  const [x, y] = Array.isArray(value) ? value : [];
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
    throw new UnusableGeometry('a position of it is not two numbers, longitude and latitude');
  }
  const [lon, lat] = project(x, y);
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return [lon, lat];
  if (Math.max(Math.abs(lon), Math.abs(lat)) > SURELY_METRES) {
    throw new UnusableGeometry('its coordinates are not degrees but metres of a projection', 'metres');
  }
  if (Math.abs(lon) <= 90 && Math.abs(lat) <= 180) {
    throw new UnusableGeometry(
      'longitude and latitude of it are swapped: the longitude comes first',
      'swapped',
    );
  }
  throw new UnusableGeometry('a position of it lies beyond 180° of longitude or 90° of latitude');
}
