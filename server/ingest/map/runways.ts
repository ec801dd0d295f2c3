import { Plane } from '../../roads/plane.ts';
import { headingBetween, metresBetween, type Position } from '../geodesy.ts';
import type { MapFeature } from './map-feature.ts';
import { type MapShape, pointsOf } from './map-shape.ts';
import { fittedRectangle } from './rectangle.ts';
import { runwayFeatures } from './runway-features.ts';
import { metresOf, nameOf, surfaceOf } from './tag-values.ts';

const NAMES = /\b(\d{1,2}[LCR]?)(?:\s*[/-]\s*(\d{1,2}[LCR]?))?\b/i;
const OPPOSITE_SIDE: Readonly<Record<string, string>> = { L: 'R', R: 'L', C: 'C', '': '' };
/** Of a runway whose width nobody tells, metres. */
const USUAL_WIDTH = 45;
/** What lies before or behind a runway and does not belong to it. */
const BESIDE = new Set(['blast_pad', 'stopway', 'overrun']);

/**
 * The runways of an airport. One may be told in pieces, as lines and as areas: those of one name are joined. A shape that
 * gives none comes back in `unusable`.
 */
export function runwaysOf(shapes: readonly MapShape[]): { features: MapFeature[]; unusable: MapShape[] } {
  const groups = new Map<string, MapShape[]>();
  for (const [index, shape] of shapes.entries()) {
    if (BESIDE.has(shape.tags.runway ?? '')) continue;
    const [near, far] = endNames(nameOf(shape.tags));
    const key = near === '' ? `${index}` : [near, far].sort().join('/');
    const group = groups.get(key);
    if (group) group.push(shape);
    else groups.set(key, [shape]);
  }
  const features: MapFeature[] = [];
  const unusable: MapShape[] = [];
  for (const group of groups.values()) {
    const made = runwayOf(group);
    if (made) features.push(...made);
    else unusable.push(...group);
  }
  return { features, unusable };
}

function runwayOf(group: readonly MapShape[]): MapFeature[] | undefined {
  const lines = group.filter(({ form }) => form.type === 'line');
  const areas = group.filter(({ form }) => form.type === 'area');
  const area = axisOfAreas(areas);
  const axis = lines.length > 0 ? axisOfLines(lines) : area;
  if (!axis || metresBetween(axis.ends[0], axis.ends[1]) < 1) return undefined;
  const told = (read: (shape: MapShape) => number | string | undefined) =>
    group.map(read).find(value => value !== undefined);
  const width = told(({ tags }) => metresOf(tags.width)) ?? area?.width ?? USUAL_WIDTH;
  const surface = told(({ tags }) => surfaceOf(tags));
  const [near, far] = endNames(nameOf(group[0]?.tags ?? {}));
  const ends =
    near === '' || fitsBetter([near, far], headingBetween(...axis.ends)) ? axis.ends : axis.ends.toReversed();
  const [from = axis.ends[0], to = axis.ends[1]] = ends;
  return runwayFeatures(
    { name: near, position: from },
    { name: far, position: to },
    { width: Number(width), surface: surface === undefined ? undefined : String(surface) },
  );
}

/** The names of a runway's two ends: of "07L/25R", "RUNWAY 10R/28L" or "07L" alone; empty where there are none. */
export function endNames(text: string): [near: string, far: string] {
  const [, first, second] = NAMES.exec(text.toUpperCase()) ?? [];
  if (first === undefined) return ['', ''];
  const near = twoDigits(first);
  if (second !== undefined) return [near, twoDigits(second)];
  const number = ((Number.parseInt(near, 10) + 17) % 36) + 1;
  return [near, `${String(number).padStart(2, '0')}${OPPOSITE_SIDE[near.slice(2)] ?? ''}`];
}

const twoDigits = (name: string) => (/^\d\d/.test(name) ? name : `0${name}`);

/** Whether the first name belongs to the end from which the runway leads so; names tell magnetic headings. */
function fitsBetter([near, far]: readonly [string, string], heading: number): boolean {
  return turned(near, heading) <= turned(far, heading);
}

function turned(name: string, heading: number): number {
  return Math.abs((((Number.parseInt(name, 10) || 0) * 10 - heading + 900) % 360) - 180);
}

interface Axis {
  readonly ends: readonly [Position, Position];
  readonly width?: number;
}

/** Between the two ends of all lines that lie farthest apart; the lines of a runway lie in a row. */
function axisOfLines(lines: readonly MapShape[]): Axis | undefined {
  const ends = lines.flatMap(({ form }) => {
    const points = pointsOf(form);
    return [points[0], points.at(-1)].flatMap(point => (point ? [point] : []));
  });
  const [any] = ends;
  if (!any) return undefined;
  const one = farthest(any, ends);
  return { ends: [one, farthest(one, ends)] };
}

function farthest(from: Position, points: readonly Position[]): Position {
  let best = from;
  let most = 0;
  for (const point of points) {
    const metres = metresBetween(from, point);
    if (metres > most) [most, best] = [metres, point];
  }
  return best;
}

function axisOfAreas(areas: readonly MapShape[]): Axis | undefined {
  const points = areas.flatMap(({ form }) => pointsOf(form));
  const [origin] = points;
  if (!origin) return undefined;
  const plane = new Plane(origin);
  const fitted = fittedRectangle(points.map(point => plane.toPlane(point)));
  if (!fitted) return undefined;
  const [a, b] = fitted.axis;
  return {
    ends: [plane.toPosition(a), plane.toPosition(b)],
    width: Math.round(fitted.width * 10) / 10,
  };
}
