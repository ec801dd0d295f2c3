import { metresBetween } from '../geodesy.ts';
import type { MapFeature } from './map-feature.ts';
import { type MapShape, middleOf } from './map-shape.ts';
import { nameOf } from './tag-values.ts';

/** Gates of one name this close to each other are one, told for several years; metres. */
const SAME_GATE = 150;
/** Degrees: more than that, up to 70° of latitude. */
const CELL = 0.004;
const STEPS = [0, -1, 1];
const AROUND = STEPS.flatMap(east => STEPS.map(north => [east, north] as const));

/** Each gate once: of several that are one, the one that was built last (`inception`), else the first. */
export function newestGates(shapes: readonly MapShape[]): { shapes: MapShape[]; notes: string[] } {
  const kept: MapShape[] = [];
  const byPlace = new Map<string, number>();
  for (const shape of shapes) {
    const near = nameOf(shape.tags) === '' ? [] : keysAround(shape);
    const same = near
      .map(key => byPlace.get(key))
      .find(index => index !== undefined && areClose(kept[index], shape));
    if (same !== undefined) {
      if (builtOf(shape) > builtOf(kept[same])) kept[same] = shape;
      continue;
    }
    const index = kept.push(shape) - 1;
    const [key] = near;
    if (key !== undefined) byPlace.set(key, index);
  }
  const again = shapes.length - kept.length;
  const notes =
    again > 0 ? [`${again} gates are told again by the same name close by: the newest was taken`] : [];
  return { shapes: kept, notes };
}

/** The name with the cell that a gate lies in, and with those around it. */
function keysAround({ tags, form }: MapShape): string[] {
  const [lon, lat] = middleOf(form);
  const [x, y] = [Math.floor(lon / CELL), Math.floor(lat / CELL)];
  return AROUND.map(([east, north]) => `${x + east} ${y + north} ${nameOf(tags)}`);
}

function areClose(a: MapShape | undefined, b: MapShape): boolean {
  return a !== undefined && metresBetween(middleOf(a.form), middleOf(b.form)) < SAME_GATE;
}

const builtOf = (shape: MapShape | undefined) => shape?.tags.inception ?? '';

/** On a map without stands its gates stand in for them: flights and tasks are told by them all the same. */
export function withGatesAsStands(features: readonly MapFeature[]): {
  features: MapFeature[];
  notes: string[];
} {
  const has = (layer: string) => features.some(({ properties }) => properties.layer === layer);
  if (has('stand') || !has('gate')) return { features: [...features], notes: [] };
  return {
    features: features.map(feature =>
      feature.properties.layer === 'gate'
        ? { ...feature, properties: { ...feature.properties, layer: 'stand' } }
        : feature,
    ),
    notes: ['the map has no stands: its gates are shown as stands, without a heading'],
  };
}
