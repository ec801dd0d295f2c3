import { expect, it, test } from 'vitest';
import { type GroundView, groundView, type MapCamera } from '../../../../web/map/gl/ground-view.ts';

const ORIGIN = { lon: 2.078447222, lat: 41.29706278 };
const RADIANS = Math.PI / 180;
const WORLD_M = 40_075_016.686;
const VIEW: MapCamera = {
  center: ORIGIN,
  zoom: 15,
  bearing: 0,
  pitch: 0,
  fieldOfView: 36.87,
  width: 1200,
  height: 800,
};

/** Where an offset in degrees comes to on the screen, CSS pixels from its upper left corner. */
function onScreen(view: GroundView, east: number, north: number, { width, height }: MapCamera = VIEW) {
  const { pixels, matrix } = view;
  return clipped(matrix, pixels.x * east, -(pixels.y + pixels.bend * north) * north, width, height);
}

function clipped(m: Float32Array, x: number, y: number, width: number, height: number) {
  const [clipX, clipY, w] = [0, 1, 2].map(
    row => (m[row] ?? 0) * x + (m[row + 3] ?? 0) * y + (m[row + 6] ?? 0),
  ) as [number, number, number];
  return { x: (0.5 + clipX / w / 2) * width, y: (0.5 - clipY / w / 2) * height };
}

/** World pixels from the top left of the Mercator square, in double precision. */
function mercator(lon: number, lat: number, zoom: number) {
  const world = 512 * 2 ** zoom;
  const y = 0.5 - Math.asinh(Math.tan(lat * RADIANS)) / (2 * Math.PI);
  return { x: (lon / 360 + 0.5) * world, y: y * world };
}

test.each([
  [0, 0],
  [0.004, 0.002],
  [-0.03, 0.05],
  [0.1, -0.1],
])('seen from straight above, an offset of %d, %d degrees lies where Mercator puts it', (east, north) => {
  const at = mercator(ORIGIN.lon + east, ORIGIN.lat + north, VIEW.zoom);
  const middle = mercator(ORIGIN.lon, ORIGIN.lat, VIEW.zoom);
  const drawn = onScreen(groundView(VIEW, ORIGIN), east, north);
  expect(drawn.x).toBeCloseTo(600 + at.x - middle.x, 1);
  expect(drawn.y).toBeCloseTo(400 + at.y - middle.y, 1);
});

it('turns the ground against the bearing', () => {
  const east = onScreen(groundView({ ...VIEW, bearing: 90 }, ORIGIN), 0.001, 0);
  expect(east.x).toBeCloseTo(600, 3);
  expect(east.y).toBeLessThan(390);
});

it('is the same wherever the origin lies', () => {
  const camera = { ...VIEW, bearing: 33, pitch: 40, center: { lon: 2.09, lat: 41.29 } };
  const far = { lon: 2.06, lat: 41.31 };
  const here = onScreen(groundView(camera, ORIGIN), 0.01, -0.005);
  const there = onScreen(groundView(camera, far), ORIGIN.lon + 0.01 - far.lon, ORIGIN.lat - 0.005 - far.lat);
  expect(there.x).toBeCloseTo(here.x, 1);
  expect(there.y).toBeCloseTo(here.y, 1);
});

test.each([
  { bearing: 0, pitch: 50 },
  { bearing: 123, pitch: 60 },
  { bearing: -80, pitch: 35 },
])(
  'bearing $bearing, pitch $pitch: what a ray through a pixel meets on the ground is drawn there',
  turned => {
    const camera = { ...VIEW, ...turned };
    const view = groundView(camera, ORIGIN);
    for (const pixel of [
      { x: 600, y: 400 },
      { x: 100, y: 700 },
      { x: 1100, y: 250 },
    ]) {
      const ground = rayMeets(camera, pixel);
      const drawn = clipped(view.matrix, ground.x, ground.y, camera.width, camera.height);
      expect(drawn.x).toBeCloseTo(pixel.x, 2);
      expect(drawn.y).toBeCloseTo(pixel.y, 2);
    }
  },
);

/**
 * Where the ray from a camera over the origin through a pixel meets the ground: world pixels east and south. The camera
 * stands so far off that a pixel in the middle is a world pixel; its right, up and ahead are written out by hand.
 */
function rayMeets(
  { bearing, pitch, fieldOfView, width, height }: MapCamera,
  pixel: { x: number; y: number },
) {
  const away = height / 2 / Math.tan((fieldOfView / 2) * RADIANS);
  const [b, p] = [bearing * RADIANS, pitch * RADIANS];
  const [east, north] = [Math.sin(b), Math.cos(b)];
  const right = [Math.cos(b), -Math.sin(b), 0];
  const ahead = [Math.sin(p) * east, Math.sin(p) * north, -Math.cos(p)];
  const up = [Math.cos(p) * east, Math.cos(p) * north, Math.sin(p)];
  const along = [0, 1, 2].map(
    axis =>
      away * (ahead[axis] ?? 0) +
      (pixel.x - width / 2) * (right[axis] ?? 0) +
      (height / 2 - pixel.y) * (up[axis] ?? 0),
  );
  const stands = ahead.map(part => -away * part);
  const share = -(stands[2] ?? 0) / (along[2] ?? 0);
  return {
    x: (stands[0] ?? 0) + share * (along[0] ?? 0),
    y: -((stands[1] ?? 0) + share * (along[1] ?? 0)),
  };
}

it('knows the size of a metre, and that a pixel in the middle is a world pixel', () => {
  const view = groundView({ ...VIEW, pitch: 30 }, ORIGIN);
  const metresPerPixel = (WORLD_M * Math.cos(ORIGIN.lat * RADIANS)) / (512 * 2 ** VIEW.zoom);
  expect(view.perMetre * metresPerPixel).toBeCloseTo(1, 9);
  expect(view.matrix[8]).toBeCloseTo(view.distance, 3);
});
