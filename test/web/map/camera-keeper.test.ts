import { signal } from '@preact/signals';
import { afterEach, expect, test } from 'vitest';
import { keepCamera, type SeenMap } from '../../../web/map/camera-keeper.ts';
import { type Camera, camera, wantedCamera } from '../../../web/state/camera.ts';
import { ManualClock } from '../../manual-clock.ts';

const WHOLE: Camera = { lon: 2.08, lat: 41.3, zoom: 13, bearing: 0, pitch: 0 };
const NEAR: Camera = { lon: 2.07, lat: 41.29, zoom: 17, bearing: 30, pitch: 45 };

/** A map that only says from where it is seen. */
class FakeMap {
  readonly shown = signal<object | null>(null);
  camera = WHOLE;
  readonly #listeners = new Set<() => void>();
  readonly map = {
    on: (_: string, listener: () => void) => this.#listeners.add(listener),
    off: (_: string, listener: () => void) => this.#listeners.delete(listener),
  };
  lookFrom(wanted: Camera): void {
    this.camera = wanted;
    this.move(wanted);
  }
  move(to: Camera): void {
    this.camera = to;
    for (const listener of this.#listeners) listener();
  }
}

let end = () => {};
afterEach(() => {
  end();
  wantedCamera.value = null;
});

function kept() {
  const map = new FakeMap();
  const clock = new ManualClock();
  end = keepCamera(map as unknown as SeenMap, clock);
  return { map, clock };
}

test('tells the camera once the airport is shown, and then when moves have ended', () => {
  const { map, clock } = kept();
  expect(camera.value).toBeNull();
  map.shown.value = {};
  expect(camera.value).toEqual(WHOLE);
  map.move(NEAR);
  clock.advance(150);
  map.move({ ...NEAR, zoom: 18 });
  clock.advance(150);
  expect(camera.value).toEqual(WHOLE);
  clock.advance(50);
  expect(camera.value).toEqual({ ...NEAR, zoom: 18 });
  end();
  expect(camera.value).toBeNull();
});

test('takes the camera that is wanted, before the airport is shown or after', () => {
  wantedCamera.value = NEAR;
  const { map } = kept();
  expect(map.camera).toEqual(WHOLE);
  map.shown.value = {};
  expect([map.camera, camera.value, wantedCamera.value]).toEqual([NEAR, NEAR, null]);
  wantedCamera.value = WHOLE;
  expect([map.camera, camera.value, wantedCamera.value]).toEqual([WHOLE, WHOLE, null]);
});
