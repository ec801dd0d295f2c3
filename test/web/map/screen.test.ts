import { describe, expect, test } from 'vitest';
import { placeLabels } from '../../../web/map/labels/label-places.ts';
import { nearestRow } from '../../../web/map/nearest.ts';
import { Pacer } from '../../../web/map/pacer.ts';
import { metresPerPixel } from '../../../web/map/scale.ts';

describe('labels', () => {
  const label = (x: number, y: number, { always = false, radius = 0 } = {}) => ({
    ...{ x, y, radius, always },
    width: 40,
    below: [20, -20],
  });
  const placed = (...requests: ReturnType<typeof label>[]) =>
    placeLabels(requests).map(({ request, below }) => [requests.indexOf(request), below]);

  test('the first come has its best place, whoever would cover it another or none', () => {
    expect(placed(label(100, 100), label(130, 107), label(150, 100))).toEqual([
      [0, 20],
      [1, -20],
      [2, 20],
    ]);
    expect(placed(label(100, 100), label(100, 100), label(100, 100))).toEqual([
      [0, 20],
      [1, -20],
    ]);
    expect(placed(label(100, 100), label(100, 157))).toEqual([
      [0, 20],
      [1, 20],
    ]);
  });

  test('none lies on what is written on the ground', () => {
    const name = { x: 100, y: 122, halfWidth: 10, halfHeight: 7 };
    const [only] = placeLabels([label(100, 100)], [name]);
    expect(only?.below).toBe(-20);
    expect(placeLabels([label(100, 100)], [name, { ...name, y: 80 }])).toEqual([]);
    expect(placeLabels([label(100, 100, { always: true })], [name])[0]?.below).toBe(20);
  });

  test('none lies on what another names, save where it must be drawn', () => {
    const [vehicle, above] = [label(100, 120, { radius: 5 }), label(110, 100, { radius: 5 })];
    expect(placed(above, vehicle)).toEqual([
      [0, -20],
      [1, 20],
    ]);
    expect(placed({ ...above, always: true }, vehicle)[0]).toEqual([0, 20]);
  });
});

describe('nearest row', () => {
  const shown = new Float32Array([0, 0, 10, 0, 10, 1]);
  const reach = { east: 2, north: 2 };

  test('is the nearest within reach', () => {
    expect(nearestRow(shown, 3, { east: 10, north: 0.7 }, reach)?.row).toBe(2);
    expect(nearestRow(shown, 3, { east: 5, north: 0 }, reach)).toBeUndefined();
    expect(nearestRow(shown, 1, { east: 10, north: 0 }, reach)).toBeUndefined();
  });

  test('reaches further for what is drawn larger', () => {
    expect(nearestRow(shown, 3, { east: 5, north: 0 }, reach, row => (row === 0 ? 3 : 1))?.row).toBe(0);
  });
});

describe('pacer', () => {
  const at = (time: number, playing = true, speed = 10) => ({ time, playing, speed });

  test("gives the playhead's way while playing, never a way back", () => {
    const pacer = new Pacer();
    pacer.step(at(1000), 0);
    expect(pacer.step(at(1160), 16)).toBe(160);
    expect(pacer.step(at(500), 32)).toBe(0);
  });

  test('lets what is on its way arrive at the speed it had, once paused', () => {
    const pacer = new Pacer();
    pacer.step(at(1000), 0);
    pacer.step(at(1160), 16);
    expect(pacer.step(at(1160, false, 1), 26)).toBe(100);
  });
});

describe('scale', () => {
  test('a pixel of zoom 0 spans the equator by 512', () => {
    expect(metresPerPixel(0, 0)).toBeCloseTo(78_271, -1);
    expect(metresPerPixel(60, 3)).toBeCloseTo(78_271 / 16, -1);
  });
});
