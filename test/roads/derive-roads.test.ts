import { existsSync, readFileSync } from 'node:fs';
import type { Feature, FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { deriveRoads } from '../../server/roads/derive-roads.ts';
import { partOf } from '../../server/roads/road-graph.ts';
import { readText } from '../ingest/apt-dat/read-text.ts';

const line = (layer: string, properties: object, ...coordinates: [number, number][]): Feature => ({
  type: 'Feature',
  properties: { layer, ...properties },
  geometry: { type: 'LineString', coordinates },
});
const mapOf = (...features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });

const road = line('road_edge', { oneWay: true }, [2, 41], [2.001, 41]);
const paint = line('road_line', { paint: 22 }, [2, 41.01], [2.002, 41.01]);
const lane = line('road_line', { paint: 20 }, [2, 41.011], [2.002, 41.011]);
const taxiway = line('taxi_line', {}, [2, 41.02], [2.003, 41.02]);

describe('the graph of roads', () => {
  it.each([
    ['roads, whatever else there is', [taxiway, paint, road], 'vehicle_roads', 84.3],
    ['centre lines of roads where there are none', [taxiway, lane, paint], 'road_paint', 168.5],
    ['taxiways where there is nothing else', [lane, taxiway], 'taxiways', 252.8],
  ] as const)('is made of %s', (_, features, source, metres) => {
    const graph = deriveRoads(mapOf(...features));
    expect(graph?.source).toBe(source);
    expect(graph?.edges).toHaveLength(1);
    expect(graph?.edges[0]?.metres).toBeCloseTo(metres, 0);
    expect(graph?.edges[0]?.oneWay).toBe(source === 'vehicle_roads' ? true : undefined);
  });

  it('is none where a map has no way of any kind', () => {
    expect(deriveRoads(mapOf(lane))).toBeNull();
  });

  it('is worked out once', () => {
    const map = mapOf(road);
    expect(deriveRoads(map)).toBe(deriveRoads(map));
  });

  it('of Barcelona is made of the paint, and most of it hangs together', () => {
    const graph = deriveRoads(JSON.parse(readFileSync('data/LEBL.geojson', 'utf8')));
    if (!graph) throw new Error('no roads');
    expect(graph.source).toBe('road_paint');
    const parts = partOf(graph);
    const metresOf = new Map<number, number>();
    for (const { from, metres } of graph.edges) {
      metresOf.set(parts[from] ?? -1, (metresOf.get(parts[from] ?? -1) ?? 0) + metres);
    }
    const all = [...metresOf.values()].reduce((sum, metres) => sum + metres, 0);
    expect(Math.max(...metresOf.values()) / all).toBeGreaterThan(0.85);
  });

  const KIND = '../shared/data/maps/KIND_xplane_apt.dat';
  it.skipIf(!existsSync(KIND))(
    'of Indianapolis has its 644 edges in one part (skipped where ../shared/data is absent)',
    async () => {
      const [map] = (await readText(readFileSync(KIND, 'utf8'))).maps;
      const graph = map && deriveRoads(map);
      if (!graph) throw new Error('no roads');
      expect(graph.source).toBe('vehicle_roads');
      expect(graph.edges).toHaveLength(644);
      expect(new Set(partOf(graph)).size).toBe(1);
    },
  );
});
