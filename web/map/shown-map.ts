import { signal } from '@preact/signals';
import type { AirportMap } from './airport-map.ts';

/** The map on the page, for its tools; `null` while there is none. Written by the map itself. */
export const shownMap = signal<AirportMap | null>(null);
