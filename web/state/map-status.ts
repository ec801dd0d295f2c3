import { signal } from '@preact/signals';

/**
 * - `loading`: the map is on its way.
 * - `ready`: the airport is drawn.
 * - `no-webgl`: the browser has no WebGL 2, without which nothing can be drawn.
 * - `no-map`: the airport has no map; vehicles are drawn on an empty ground.
 * - `lost`: the graphics card gave the page up; it comes back by itself or with a reload.
 */
export type MapStatus = 'loading' | 'ready' | 'no-webgl' | 'no-map' | 'lost';

export const mapStatus = signal<MapStatus>('loading');
