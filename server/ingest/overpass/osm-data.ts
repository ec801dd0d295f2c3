import type { z } from 'zod';
import type { Position } from '../geodesy.ts';
import { ImportError } from '../import-error.ts';
import { groundKind } from '../map/ground-kind.ts';
import type { MapReading } from '../map/map-reading.ts';
import { type Form, formOfWay, type MapShape } from '../map/map-shape.ts';
import type { element, OsmRelation, OsmWay } from './element.ts';
import { joinedRings, polygonsOf } from './rings.ts';

/** An airport has some ten thousand elements, nodes among them; more are the map of a country. */
const MOST_ELEMENTS = 1_000_000;
/** Kinds that the middle of an area still shows. */
const SHOWN_BY_PLACE = new Set(['aerodrome', 'stand', 'gate', 'tower', 'parking']);

type Kept<T> = T & { readonly offset: number };

/** The elements of an answer of Overpass, in whatever order it has them. */
export class OsmData {
  readonly #nodes = new Map<number, Position>();
  readonly #ways = new Map<number, Kept<OsmWay>>();
  readonly #relations: Kept<OsmRelation>[] = [];
  readonly #shapes: MapShape[] = [];
  #elements = 0;
  #onlyCenters = 0;

  get isEmpty(): boolean {
    return this.#elements === 0;
  }

  add(told: z.infer<typeof element>, offset: number): void {
    if (++this.#elements > MOST_ELEMENTS) {
      throw new ImportError('holds more than 1,000,000 elements: ask for an airport alone');
    }
    if (told.type === 'node') {
      const at: Position = [told.lon, told.lat];
      this.#nodes.set(told.id, at);
      if (isTagged(told.tags)) this.#shapes.push({ tags: told.tags, form: { type: 'point', at } });
    } else if (told.type === 'way') this.#ways.set(told.id, { ...told, offset });
    else this.#relations.push({ ...told, offset });
  }

  /** Hands on all that has tags. What has no usable geometry is set aside; returns notes. */
  shapesInto(reading: MapReading): string[] {
    for (const shape of this.#shapes) reading.addShape(shape);
    for (const way of this.#ways.values()) {
      if (!isTagged(way.tags)) continue;
      const tags = way.tags;
      const points = this.#pointsOf(way.id, way.geometry);
      this.#add(reading, tags, way, points.length > 1 ? [formOfWay(points, tags)] : []);
    }
    for (const relation of this.#relations) {
      if (isTagged(relation.tags)) this.#add(reading, relation.tags, relation, this.#areasOf(relation));
    }
    if (this.#onlyCenters === 0) return [];
    return [`left out what is told by its centre only (${this.#onlyCenters}): ask for "out geom"`];
  }

  #add(
    reading: MapReading,
    tags: MapShape['tags'],
    told: Kept<OsmWay> | Kept<OsmRelation>,
    forms: readonly Form[],
  ): void {
    const kind = groundKind(tags);
    if (forms.length > 0) for (const form of forms) reading.addShape({ tags, form });
    else if (told.center && kind && SHOWN_BY_PLACE.has(kind)) {
      reading.addShape({ tags, form: { type: 'point', at: [told.center.lon, told.center.lat] } });
    } else if (told.center) this.#onlyCenters++;
    else if (kind) {
      const { offset, ...element } = told;
      reading.setAside(
        offset,
        element,
        told.type === 'way'
          ? 'the way has no geometry and not two of its nodes: ask for "out geom", or for its nodes too'
          : 'the relation has no geometry, or ways that do not close: ask for "out geom", or for its ways too',
      );
    }
  }

  /** The points of a way as far as they are known. */
  #pointsOf(id: number, geometry: OsmWay['geometry']): Position[] {
    if (geometry) return geometry.flatMap(place => (place ? [[place.lon, place.lat] as const] : []));
    const way = this.#ways.get(id);
    if (way?.geometry) return this.#pointsOf(id, way.geometry);
    return (way?.nodes ?? []).flatMap(node => {
      const at = this.#nodes.get(node);
      return at ? [at] : [];
    });
  }

  /** The polygons of a multipolygon; a relation of other kinds has none. */
  #areasOf({ tags, members = [] }: OsmRelation): Form[] {
    if (tags?.type !== 'multipolygon' && tags?.type !== 'boundary') return [];
    const of = (isInner: boolean) =>
      members
        .filter(({ type, role }) => type === 'way' && (role === 'inner') === isInner)
        .map(({ ref, geometry }) => this.#pointsOf(ref, geometry))
        .filter(points => points.length > 1);
    const outer = joinedRings(of(false));
    const inner = joinedRings(of(true));
    if (!outer) return [];
    return polygonsOf(outer, inner ?? []).map(rings => ({ type: 'area', rings }));
  }
}

function isTagged(tags: MapShape['tags'] | undefined): tags is MapShape['tags'] {
  return tags !== undefined && Object.keys(tags).length > 0;
}
