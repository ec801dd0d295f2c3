import { effect } from '@preact/signals';
import { browserClock } from '../api/wall-clock.ts';
import { camera, wantedCamera } from '../state/camera.ts';
import type { AirportMap } from './airport-map.ts';

/** A move has ended when none follows it for so long, ms: to follow a vehicle takes one with each picture. */
const AT_REST_MS = 200;

/** Tells from where a map is seen, and takes the camera that is wanted. Returns what ends it. */
export function keepCamera(ground: AirportMap): () => void {
  let cancel: (() => void) | undefined;
  const tell = () => {
    if (ground.shown.peek()) camera.value = ground.camera;
  };
  const soon = () => {
    cancel?.();
    cancel = browserClock.after(AT_REST_MS, tell);
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
