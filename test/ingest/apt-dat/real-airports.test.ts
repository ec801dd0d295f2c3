import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MapLayer } from '../../../server/ingest/map/map-feature.ts';
import { ofLayer, readText } from './read-text.ts';

const MAPS = '../shared/data/maps';
const LEBL = `${MAPS}/LEBL_flightgear_apt.dat`;
const KIND = `${MAPS}/KIND_xplane_apt.dat`;

/** Metres of a survey that may differ by the 13 m that FlightGear's runway 02/20 does. */
const within = (published: number) => (length: number) => Math.abs(length - published) < 13;

describe.skipIf(!existsSync(LEBL))(
  'Barcelona of FlightGear (skipped where ../shared/data is absent)',
  async () => {
    const { maps, setAside } = existsSync(LEBL)
      ? await readText(readFileSync(LEBL, 'utf8'))
      : { maps: [], setAside: [] };
    const [map] = maps;

    it('is read without a complaint', () => {
      expect(setAside).toEqual([]);
      expect(maps).toHaveLength(1);
      expect(map?.airport).toEqual({
        airportId: 'LEBL',
        name: 'Barcelona - El Prat',
        lon: 2.08803,
        lat: 41.2951081,
        estimated: true,
      });
    });

    it.each<[MapLayer, number]>([
      ['runway', 3],
      ['runway_end', 6],
      ['pavement', 29],
      ['stand', 235],
      ['tower', 1],
      ['boundary', 1],
      ['taxi_line', 883],
      ['hold_line', 145],
      ['road_line', 477],
      ['other_line', 484],
    ])('has %s: %i', (layer, count) => {
      expect(ofLayer(map, layer)).toHaveLength(count);
    });

    it('gives every stand a name of its own and its area', () => {
      const stands = ofLayer(map, 'stand').map(feature => feature.properties);
      expect(new Set(stands.map(stand => stand.name)).size).toBe(235);
      expect(stands.every(stand => /^\w+$/.test(stand.name ?? '') && stand.area !== undefined)).toBe(true);
    });

    it('has runways of the published lengths', () => {
      const lengths = Object.fromEntries(
        ofLayer(map, 'runway').map(({ properties }) => [properties.name, properties.length]),
      );
      expect(lengths['02/20']).toSatisfy(within(2528));
      expect(lengths['07R/25L']).toSatisfy(within(2660));
      expect(lengths['07L/25R']).toSatisfy(within(3352));
    });

    it('is the map that ships', () => {
      const shipped = JSON.parse(readFileSync('data/LEBL.geojson', 'utf8'));
      expect(shipped.features).toEqual(map?.features);
      expect(shipped.attribution).toContain('GPL-2.0-or-later');
    });
  },
);

describe.skipIf(!existsSync(KIND))(
  'Indianapolis of X-Plane (skipped where ../shared/data is absent)',
  async () => {
    const { maps, setAside } = existsSync(KIND)
      ? await readText(readFileSync(KIND, 'utf8'))
      : { maps: [], setAside: [] };
    const [map] = maps;

    it('is read without a complaint', () => {
      expect(setAside).toEqual([]);
      expect(map?.airport).toEqual({
        airportId: 'KIND',
        name: 'Indianapolis Intl',
        lon: -86.294638889,
        lat: 39.717305556,
      });
    });

    it.each<[MapLayer, number]>([
      ['runway', 3],
      ['pavement', 8],
      ['stand', 86],
      ['road_edge', 644],
      ['taxi_edge', 1875],
      ['truck_parking', 108],
      ['road_line', 39],
    ])('has %s: %i', (layer, count) => {
      expect(ofLayer(map, layer)).toHaveLength(count);
    });

    it('tells the size and operation of every stand', () => {
      expect(ofLayer(map, 'stand').every(({ properties }) => /^[A-F]$/.test(properties.size ?? ''))).toBe(
        true,
      );
    });
  },
);
