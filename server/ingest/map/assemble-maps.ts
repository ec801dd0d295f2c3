import type { Position } from '../geodesy.ts';
import { type Aerodrome, aerodromeAt, aerodromesOf, type MapClues } from './aerodromes.ts';
import { featuresOf } from './airport-features.ts';
import { type AirportMap, type MapFeature, polygonFeature } from './map-feature.ts';
import { mapNote } from './map-note.ts';
import { type MapShape, middleOf } from './map-shape.ts';

/** All that a file tells of maps. */
export interface MapContents {
  /** Features with our own properties, as an exported map has them: taken as they are. */
  readonly drawn: readonly MapFeature[];
  readonly shapes: readonly MapShape[];
  /** Whose data it is. */
  readonly attribution: string | undefined;
}

interface Placed<T> {
  readonly of: T;
  readonly place: Position;
}

/** The maps of the airports in a file, and what the person who imports should know. Throws an `ImportError`. */
export function assembleMaps(
  { drawn, shapes, attribution }: MapContents,
  clues: Omit<MapClues, 'middle'>,
): { readonly maps: AirportMap[]; readonly notes: string[] } {
  const placedDrawn = drawn.map(of => ({ of, place: placeOf(of) }));
  const placedShapes = shapes.map(of => ({ of, place: middleOf(of.form) }));
  const middle = medianOf([...placedDrawn, ...placedShapes]);
  const aerodromes = aerodromesOf(shapes, { ...clues, middle });
  const ownerOf = ({ place }: Placed<unknown>) =>
    clues.declared ? aerodromes[0] : aerodromeAt(aerodromes, place);
  const ownShapes = Map.groupBy(placedShapes, ownerOf);
  const ownDrawn = Map.groupBy(placedDrawn, ownerOf);

  const elsewhere = (ownShapes.get(undefined)?.length ?? 0) + (ownDrawn.get(undefined)?.length ?? 0);
  const notes = elsewhere > 0 ? [`left out ${elsewhere} features that lie at none of its airports`] : [];
  const maps: AirportMap[] = [];
  for (const aerodrome of aerodromes) {
    const made = featuresOf(
      (ownDrawn.get(aerodrome) ?? []).map(({ of }) => of),
      (ownShapes.get(aerodrome) ?? []).map(({ of }) => of),
    );
    const isShown = made.features.length > 0;
    if (isShown) {
      const map = airportMap(aerodrome, made.features, clues.declared, attribution);
      maps.push(map);
      notes.push(mapNote(map));
    } else notes.push(`left out ${aerodrome.airportId}: the file shows nothing of it but its place`);
    notes.push(...made.notes);
  }
  return { maps, notes };
}

function airportMap(
  { airportId, name, place, isEstimated, areas }: Aerodrome,
  features: readonly MapFeature[],
  declared: MapClues['declared'],
  attribution: string | undefined,
): AirportMap {
  const [lon, lat] = place ?? middleOfRunways(features);
  return {
    type: 'FeatureCollection',
    airport: declared ?? {
      airportId,
      name,
      lon: rounded(lon),
      lat: rounded(lat),
      ...(isEstimated && { estimated: true }),
    },
    features: [...features, ...areas.map(ring => polygonFeature([ring], { layer: 'boundary', name }))],
    ...(attribution === undefined ? {} : { attribution }),
  };
}

function middleOfRunways(features: readonly MapFeature[]): Position {
  const runways = features.filter(({ properties }) => properties.layer === 'runway');
  const places = (runways.length > 0 ? runways : features).map(placeOf);
  const mean = (index: 0 | 1) => places.reduce((sum, place) => sum + place[index], 0) / places.length;
  return [mean(0), mean(1)];
}

/** The middle of a feature. */
function placeOf({ geometry }: MapFeature): Position {
  const positions =
    geometry.type === 'Point'
      ? [geometry.coordinates]
      : geometry.type === 'LineString'
        ? geometry.coordinates
        : geometry.type === 'Polygon'
          ? geometry.coordinates.flat()
          : [];
  return middleOf({ type: 'line', points: positions.map(([lon = 0, lat = 0]): Position => [lon, lat]) });
}

/** The median of longitudes and of latitudes: a stray among them does not move it. */
function medianOf(placed: readonly Placed<unknown>[]): Position {
  const median = (index: 0 | 1) => {
    const values = placed.map(({ place }) => place[index]).sort((a, b) => a - b);
    return values[Math.floor(values.length / 2)] ?? 0;
  };
  return [median(0), median(1)];
}

const rounded = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
