import { signal } from '@preact/signals';

/** From where the map is seen: its middle (degrees), MapLibre's zoom, the bearing that is up and the tilt (degrees). */
export type Camera = {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
  /** Clockwise from north, in (-180, 180]. */
  readonly bearing: number;
  /** 0 is straight down. */
  readonly pitch: number;
};

/** From where the map is seen since its last move ended; `null` while no map is drawn. Written by the map only. */
export const camera = signal<Camera | null>(null);

/**
 * What an address or another asks the map to be seen from; the map takes it as soon as it is drawn, and sets it back to
 * `null`. Until then it stands before the fit to the airport.
 */
export const wantedCamera = signal<Camera | null>(null);
