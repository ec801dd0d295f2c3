import { airportId as airportIdSchema } from '../../contract/session.ts';
import { metresBetween, type Position } from '../geodesy.ts';
import { ImportError } from '../import-error.ts';
import { AIRPORT_REACH_METRES, type KnownAirport, locateAirport } from '../locate-airport.ts';
import { groundKind } from './ground-kind.ts';
import type { MapAirport } from './map-feature.ts';
import { isWithin, type MapShape, middleOf } from './map-shape.ts';

/** What a map lies farther from its airport than this, it is of another one; metres. */
const FAR_AWAY = 100_000;

/** A file with more airports than this is the map of a country. */
const MOST_AERODROMES = 200;

/** An airport that a map's shapes belong to. */
export interface Aerodrome {
  readonly airportId: string;
  readonly name: string;
  /** `null` where nothing but its shapes tells where it lies. */
  readonly place: Position | null;
  /** Whether that is only the middle of its area. */
  readonly isEstimated: boolean;
  readonly areas: readonly (readonly Position[])[];
}

/** What else than shapes tells whose map it is. */
export interface MapClues {
  /** The airport that the file says it is the map of. */
  readonly declared: MapAirport | undefined;
  /** The airport that the person who imports names. */
  readonly hint: string | undefined;
  /** The airports that the store has. */
  readonly known: readonly KnownAirport[];
  /** The middle of all that the file shows. */
  readonly middle: Position;
}

/** The airports that a file's shapes belong to, one at least. Throws an {@link ImportError} where it is not known. */
export function aerodromesOf(shapes: readonly MapShape[], clues: MapClues): Aerodrome[] {
  const { declared, hint, known, middle } = clues;
  const told = declared ? [ofDeclared(declared)] : namedAerodromes(shapes);
  const ids = told.map(({ airportId }) => airportId);
  if (hint !== undefined && told.length > 0 && !ids.includes(hint)) {
    throw new ImportError(
      `does not hold the airport ${hint}; it holds ${ids.slice(0, 5).join(', ')}`,
      'airport',
    );
  }
  const wanted = told.filter(({ airportId }) => hint === undefined || airportId === hint);
  if (wanted.length > MOST_AERODROMES) {
    throw new ImportError(
      `holds ${wanted.length} airports: cut it, or say which of them is wanted`,
      'airport',
    );
  }
  if (wanted.length > 0) return wanted;
  const airportId = hint ?? locateAirport(known, ...middle);
  if (airportId === undefined) {
    refuseSwapped(known, middle);
    throw new ImportError('names no airport: it has no aeroway=aerodrome with an icao code', 'airport');
  }
  const place = placeOf(known.find(airport => airport.airportId === airportId));
  if (place && metresBetween(place, middle) > FAR_AWAY) {
    refuseSwapped(known, middle);
    const distance = Math.round(metresBetween(place, middle) / 1000);
    throw new ImportError(
      `lies ${distance} km from ${airportId}: it is the map of another airport`,
      'airport',
    );
  }
  const unnamed = shapes.filter(({ tags }) => groundKind(tags) === 'aerodrome');
  return [merged(airportId, unnamed)];
}

/** Throws where the middle of a file, turned round, lies at an airport. */
function refuseSwapped(known: readonly KnownAirport[], [lon, lat]: Position): void {
  const swapped = locateAirport(known, lat, lon);
  if (swapped === undefined) return;
  throw new ImportError(
    `has longitude and latitude swapped: turned round, its positions lie at ${swapped}. GeoJSON has the longitude first`,
  );
}

function placeOf(airport: KnownAirport | undefined): Position | null {
  return airport && airport.lon !== null && airport.lat !== null ? [airport.lon, airport.lat] : null;
}

function ofDeclared({ airportId, name, lon, lat }: MapAirport): Aerodrome {
  const place: Position | null = lon === null || lat === null ? null : [lon, lat];
  return { airportId, name, place, isEstimated: false, areas: [] };
}

function namedAerodromes(shapes: readonly MapShape[]): Aerodrome[] {
  const groups = new Map<string, MapShape[]>();
  for (const shape of shapes) {
    const id = groundKind(shape.tags) === 'aerodrome' ? codeOf(shape.tags) : undefined;
    if (id === undefined) continue;
    const group = groups.get(id);
    if (group) group.push(shape);
    else groups.set(id, [shape]);
  }
  return [...groups].map(([id, group]) => merged(id, group));
}

/** The ICAO code of an aerodrome, where its tags tell one. */
function codeOf(tags: MapShape['tags']): string | undefined {
  const code = (tags.icao || tags.icao_code || '').trim().toUpperCase();
  return airportIdSchema.safeParse(code).success ? code : undefined;
}

function merged(airportId: string, shapes: readonly MapShape[]): Aerodrome {
  const point = shapes.find(({ form }) => form.type === 'point') ?? shapes[0];
  const name = shapes.map(({ tags }) => tags['name:en']?.trim() || tags.name?.trim()).find(Boolean);
  return {
    airportId,
    name: name || airportId,
    place: point ? middleOf(point.form) : null,
    isEstimated: point?.form.type !== 'point',
    areas: shapes.flatMap(({ form }) => (form.type === 'area' ? form.rings.slice(0, 1) : [])),
  };
}

/** The aerodrome that something at a place belongs to: the one around it, else the nearest within 10 km. */
export function aerodromeAt(aerodromes: readonly Aerodrome[], place: Position): Aerodrome | undefined {
  const around = aerodromes.find(({ areas }) => areas.some(ring => isWithin(ring, place)));
  if (around) return around;
  let nearest: Aerodrome | undefined;
  let least = AIRPORT_REACH_METRES;
  for (const aerodrome of aerodromes) {
    const metres = aerodrome.place ? metresBetween(aerodrome.place, place) : 0;
    if (metres <= least) [least, nearest] = [metres, aerodrome];
  }
  return nearest;
}
