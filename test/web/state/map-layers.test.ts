import { afterEach, expect, test } from 'vitest';
import { MAP_LAYERS, mapLayers, showAllLayers, toggleLayer } from '../../../web/state/map-layers.ts';

afterEach(showAllLayers);

test('every layer is on until it is taken off', () => {
  expect(MAP_LAYERS.every(layer => mapLayers.value[layer])).toBe(true);
  toggleLayer('roads');
  expect(MAP_LAYERS.filter(layer => !mapLayers.value[layer])).toEqual(['roads']);
  toggleLayer('roads');
  toggleLayer('trails');
  expect(MAP_LAYERS.filter(layer => !mapLayers.value[layer])).toEqual(['trails']);
  showAllLayers();
  expect(mapLayers.value.trails).toBe(true);
});
