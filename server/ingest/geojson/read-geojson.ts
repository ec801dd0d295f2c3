import type { FileToRead } from '../format-reader.ts';
import { ImportError } from '../import-error.ts';
import { jsonPieces } from '../map/json-pieces.ts';
import type { MapAirport } from '../map/map-feature.ts';
import { MapReading } from '../map/map-reading.ts';
import { OSM_ATTRIBUTION } from '../map/osm-attribution.ts';
import { reasonOf } from '../reason.ts';
import { declaredAirport, drawnFeatures, isDrawn } from './drawn-features.ts';
import { formsOf, UnusableGeometry } from './forms-of.ts';
import { asDegrees, type Projection, projectionOf } from './projection.ts';
import { tagsOf } from './tags-of.ts';

const MEMBERS = ['crs', 'airport', 'attribution', 'copyright', 'generator'];
/** The members that a single feature has in the place of a collection's. */
const SINGLE = ['geometry', 'properties'];
/** Keys that osmtogeojson, overpass-turbo and ogr2ogr write. */
const OSM_KEYS = ['@id', 'osm_id', 'osm_way_id', 'osm_type'];
const OSM_ID = /^(node|way|relation)\/\d+$/;

/** Reads the maps in a GeoJSON file. Returns notes on them; throws an {@link ImportError} where it shows no map. */
export async function readGeoJson(file: FileToRead): Promise<readonly string[]> {
  const reading = new GeoJsonReading(file);
  const pieces = jsonPieces(file.source.bytes(file.pass('reading')), {
    lists: ['features'],
    members: [...MEMBERS, ...SINGLE],
  });
  for await (const { member, value, offset } of pieces) {
    if (member === 'features') reading.addFeature(value, offset);
    else reading.addMember(member, value);
  }
  return reading.finish();
}

class GeoJsonReading {
  readonly #maps: MapReading;
  readonly #members = new Map<string, unknown>();
  #project: Projection = asDegrees;
  #features = 0;
  #isOsm = false;
  #lies: UnusableGeometry | undefined;

  constructor(file: FileToRead) {
    this.#maps = new MapReading(file);
  }

  addMember(member: string, value: unknown): void {
    this.#members.set(member, value);
    if (member !== 'crs') return;
    const project = projectionOf(value);
    if (this.#features > 0 && project !== asDegrees) {
      throw new ImportError('names its projection (crs) after its features: put it before them');
    }
    this.#project = project;
  }

  addFeature(value: unknown, offset: number): void {
    this.#features++;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.#maps.setAside(offset, value, 'a feature must be an object');
      return;
    }
    const { id, properties: told, geometry } = value as Record<string, unknown>;
    const properties = typeof told === 'object' && told !== null ? told : {};
    try {
      const tags = tagsOf(properties);
      const forms = formsOf(geometry, tags, this.#project);
      this.#isOsm ||= OSM_ID.test(String(id)) || OSM_KEYS.some(key => key in properties);
      if (!isDrawn(properties, forms)) {
        for (const form of forms) this.#maps.addShape({ tags, form });
        return;
      }
      const { features, issues } = drawnFeatures(properties, forms);
      if (issues) this.#maps.setAside(offset, value, reasonOf(issues, properties));
      for (const feature of features ?? []) this.#maps.addDrawn(feature);
    } catch (error) {
      if (!(error instanceof UnusableGeometry)) throw error;
      if (error.lies) this.#lies ??= error;
      this.#maps.setAside(offset, value, error.message);
    }
  }

  finish(): readonly string[] {
    const geometry = this.#members.get('geometry');
    if (this.#features === 0 && geometry !== undefined) {
      this.addFeature({ geometry, properties: this.#members.get('properties') }, 0);
    }
    if (this.#maps.isEmpty) throw this.#nothing();
    return this.#maps.finish(this.#attribution(), this.#declared());
  }

  #nothing(): ImportError {
    if (this.#lies?.lies === 'swapped') {
      return new ImportError('has longitude and latitude swapped: GeoJSON has the longitude first');
    }
    if (this.#lies?.lies === 'metres') {
      return new ImportError(
        'has coordinates in metres without a crs that says which: export it in WGS 84 (ogr2ogr -t_srs EPSG:4326)',
      );
    }
    const none = this.#features === 0 ? 'it has no features' : 'none of its features can be used';
    return new ImportError(`holds nothing that an airport's map shows: ${none}`);
  }

  #declared(): MapAirport | undefined {
    return declaredAirport.safeParse(this.#members.get('airport')).data;
  }

  #attribution(): string | undefined {
    const told = this.#members.get('attribution') ?? this.#members.get('copyright');
    if (typeof told === 'string' && told.trim() !== '') return told.trim().slice(0, 500);
    const isTurbo = String(this.#members.get('generator')).startsWith('overpass');
    return this.#isOsm || isTurbo ? OSM_ATTRIBUTION : undefined;
  }
}
