import { effect } from '@preact/signals';
import { browserClock, type WallClock } from '../api/wall-clock.ts';
import { camera, wantedCamera } from '../state/camera.ts';
import type { AirportMap } from './airport-map.ts';

/** A move has ended when none follows it for so long, ms: to follow a vehicle takes one with each picture. */
const AT_REST_MS = 200;

/** What it takes of a map. */
export type SeenMap = Pick<AirportMap, 'shown' | 'camera' | 'lookFrom'> & {
  readonly map: Pick<AirportMap['map'], 'on' | 'off'>;
};

/** Tells from where a map is seen, and takes the camera that is wanted. Returns what ends it. */
export function keepCamera(ground: SeenMap, clock: WallClock = browserClock): () => void {
  let cancel: (() => void) | undefined;
  const tell = () => {
    if (ground.shown.peek()) camera.value = ground.camera;
  };
  const soon = () => {
    cancel?.();
    cancel = clock.after(AT_REST_MS, tell);
  };
  ground.map.on('moveend', soon);
  const stop = effect(() => {
    const wanted = wantedCamera.value;
    if (!ground.shown.value) return;
    if (wanted) {
      ground.lookFrom(wanted);
      wantedCamera.value = null;
    }
    tell();
  });
  return () => {
    stop();
    cancel?.();
    ground.map.off('moveend', soon);
    camera.value = null;
  };
}
