import type { Feature } from 'geojson';
import { describe, expect, test } from 'vitest';
import { offsetOf, placeAt } from '../../../../web/map/ground/offset.ts';
import { standFeatures } from '../../../../web/map/ground/stand-features.ts';
import { standLooks } from '../../../../web/map/ground/stand-looks.ts';
import { type Stand, standsOf } from '../../../../web/map/ground/stands.ts';

const FIRST = [2.08, 41.3];

/** A stand so far from the first one, seen along its heading of 65°. */
function stand(name: string, ahead: number, right: number, properties: object = {}): Feature {
  return {
    type: 'Feature',
    properties: { layer: 'stand', name, heading: 65, ...properties },
    geometry: { type: 'Point', coordinates: placeAt(FIRST, 65, { ahead, right }) },
  };
}
const on = (...features: Feature[]) => standsOf({ type: 'FeatureCollection', features });
const named = (stands: Stand[]) =>
  Object.fromEntries(
    stands.map(({ name, alternates }) => [name, alternates.map(id => stands[id - 1]?.name)]),
  );

test('an offset leads to a place and back', () => {
  const place = placeAt(FIRST, 200, { ahead: 120, right: -45 });
  const { ahead, right } = offsetOf(FIRST, 200, place);
  expect(ahead).toBeCloseTo(120, 2);
  expect(right).toBeCloseTo(-45, 2);
  expect(placeAt([0, 0], 90, { ahead: 111_320, right: 0 })[0]).toBeCloseTo(1, 9);
});

describe('stands', () => {
  test('are as wide as their code letter, else as there is room, and at most for a narrow-body', () => {
    expect(on(stand('1', 0, 0, { size: 'E' }))).toMatchObject([{ width: 65, length: 74 }]);
    expect(on(stand('1', 0, 0))).toMatchObject([{ width: 36, length: 41 }]);
    const [light] = on(stand('W1', 0, 0), stand('W2', 0, 20), stand('W3', 0, 42));
    expect(light?.width).toBeCloseTo(18.4, 1);
  });

  test('that lie in each other are alternatives, neighbours in a row are not', () => {
    const all = on(stand('11', 0, 0), stand('11A', 3, -10), stand('12', 0, 40), stand('12A', 9, 20));
    expect(named(all)).toEqual({ 11: ['11A', '12A'], '11A': ['11'], 12: ['12A'], '12A': ['11', '12'] });
    expect(named(on(stand('W1', 0, 0), stand('W2', 0, 19)))).toEqual({ W1: [], W2: [] });
  });

  test('an alternative of one in use is not free', () => {
    const stands = on(stand('11', 0, 0), stand('11A', 3, -10), stand('12', 0, 60));
    const use = (use: 'occupied' | 'expected') =>
      standLooks(stands, new Map([['11', { use, flightId: 'A', until: null, nextFlightId: null }]]));
    expect([...use('occupied').values()]).toEqual(['occupied', 'blocked', 'free']);
    expect([...use('expected').values()]).toEqual(['expected', 'free', 'free']);
  });

  test('are drawn around the aircraft, with the name ahead of its nose', () => {
    const [only] = on(stand('1', 0, 0, { size: 'C' }));
    const parts = standFeatures(only ? [only] : []);
    const of = (part: string) => parts.find(each => each.properties?.part === part)?.geometry;
    const box = of('box');
    const corners = box?.type === 'Polygon' ? (box.coordinates[0] ?? []) : [];
    const offsets = corners.map(corner => offsetOf(FIRST, 65, corner));
    expect(Math.max(...offsets.map(each => each.ahead))).toBeCloseTo(22.5, 1);
    expect(Math.min(...offsets.map(each => each.ahead))).toBeCloseTo(-22.5, 1);
    expect(Math.max(...offsets.map(each => each.right))).toBeCloseTo(18, 1);
    expect(corners.at(0)).toEqual(corners.at(-1));
    const name = of('name');
    expect(offsetOf(FIRST, 65, name?.type === 'Point' ? name.coordinates : []).ahead).toBeGreaterThan(30);
    expect(new Set(parts.map(each => each.id))).toEqual(new Set([1]));
  });

  test('without a heading are round and have no lead-in line', () => {
    const parts = standFeatures(on(stand('1', 0, 0, { heading: undefined })));
    expect(parts.map(each => each.properties?.part)).toEqual(['box', 'middle', 'name']);
  });
});
