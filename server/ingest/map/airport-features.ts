import { exchangedRunways } from './exchanged-runways.ts';
import { newestGates, withGatesAsStands } from './gates.ts';
import { groundFeatures } from './ground-features.ts';
import { type GroundKind, groundKind, wordOf } from './ground-kind.ts';
import type { MapFeature } from './map-feature.ts';
import type { MapShape } from './map-shape.ts';
import { PointIndex } from './point-index.ts';
import { endNames, runwaysOf } from './runways.ts';
import { standFeatures } from './stand-features.ts';

/** In the order in which they are drawn. */
const ORDER = [
  'apron',
  'taxiway',
  'road',
  'holding',
  'building',
  'tower',
  'parking',
  'gate',
  'stand',
] as const satisfies GroundKind[];

const MOST_WORDS = 6;

/** What one airport's map has, made of what was drawn with our own properties and of other shapes; and notes on it. */
export function featuresOf(
  drawn: readonly MapFeature[],
  shapes: readonly MapShape[],
): { readonly features: MapFeature[]; readonly notes: string[] } {
  const { whole, halves } = splitRunways(drawn);
  const byKind = Map.groupBy(shapes, ({ tags }) => groundKind(tags));
  const of = (kind: GroundKind | undefined) => byKind.get(kind) ?? [];
  const taxiways = new PointIndex(
    of('taxiway').flatMap(({ form }) => (form.type === 'line' ? [form.points] : [])),
  );
  const runways = runwaysOf([...of('runway'), ...halves]);
  const gates = newestGates(of('gate'));
  const useless = [...of(undefined), ...runways.unusable];
  const others = ORDER.flatMap(kind =>
    (kind === 'gate' ? gates.shapes : of(kind)).flatMap(shape => {
      const made = kind === 'stand' ? standFeatures(shape, taxiways) : groundFeatures(kind, shape, taxiways);
      if (made.length === 0) useless.push(shape);
      return made;
    }),
  );
  const stood = withGatesAsStands([...whole, ...runways.features, ...others]);
  const notes = [...stood.notes, ...gates.notes, ...exchangedRunways(stood.features), ...passedOver(useless)];
  return { features: stood.features, notes };
}

/** Drawn runways whose ends nobody drew have them made, as those of other maps. */
function splitRunways(drawn: readonly MapFeature[]) {
  const ends = new Set(
    drawn.flatMap(({ properties: { layer, name } }) => (layer === 'runway_end' ? [name] : [])),
  );
  const whole: MapFeature[] = [];
  const halves: MapShape[] = [];
  for (const feature of drawn) {
    const { properties, geometry } = feature;
    const { name: ref = '', width, surface = '' } = properties;
    const hasEnds = endNames(ref).every(end => end === '' || ends.has(end));
    if (properties.layer !== 'runway' || hasEnds || geometry.type !== 'Polygon') {
      whole.push(feature);
      continue;
    }
    const rings = geometry.coordinates.map(ring => ring.map(([lon = 0, lat = 0]) => [lon, lat] as const));
    halves.push({ tags: { ref, width: `${width ?? ''}`, surface }, form: { type: 'area', rings } });
  }
  return { whole, halves };
}

function passedOver(shapes: readonly MapShape[]): string[] {
  if (shapes.length === 0) return [];
  const words = Map.groupBy(shapes, ({ tags }) => wordOf(tags));
  const told = [...words]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([word, all]) => `${all.length} ${word}`);
  const more = told.length > MOST_WORDS ? ', …' : '';
  return [`passed over what the map does not show: ${told.slice(0, MOST_WORDS).join(', ')}${more}`];
}
