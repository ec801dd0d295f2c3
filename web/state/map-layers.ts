import { computed, type ReadonlySignal } from '@preact/signals';
import { z } from 'zod';
import { preference } from './preference.ts';

/** What a reader may take off the map, in the order of the map's menu: the ground, what moves, and what explains it. */
export const MAP_LAYERS = [
  'standNames',
  'occupation',
  'markings',
  'roads',
  'aircraft',
  'groundVehicles',
  'callSigns',
  'trails',
  'taskLines',
  'decision',
] as const;
export type MapLayer = (typeof MAP_LAYERS)[number];

/** Whether each layer is drawn. */
export type MapLayers = Readonly<Record<MapLayer, boolean>>;

const ALL_ON = Object.fromEntries(MAP_LAYERS.map(layer => [layer, true])) as MapLayers;

const kept = preference('map-layers', z.partialRecord(z.enum(MAP_LAYERS), z.boolean()), {});

/** What is drawn on the map; a layer that the reader never touched is on. */
export const mapLayers: ReadonlySignal<MapLayers> = computed(() => ({ ...ALL_ON, ...kept.value }));

export function toggleLayer(layer: MapLayer): void {
  kept.value = { ...kept.peek(), [layer]: !mapLayers.peek()[layer] };
}

/** Draws everything again. */
export function showAllLayers(): void {
  kept.value = {};
}
