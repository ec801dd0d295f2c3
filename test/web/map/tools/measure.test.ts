import { describe, expect, test } from 'vitest';
import { geodesic } from '../../../../web/map/tools/measure/geodesic.ts';
import {
  endedPath,
  legsOf,
  NO_PATH,
  withMoved,
  withoutPoint,
  withPoint,
} from '../../../../web/map/tools/measure/measured-path.ts';

const place = (lat: number, lon: number) => ({ lat, lon });
const dms = (degrees: number, minutes: number, seconds: number) =>
  Math.sign(degrees) * (Math.abs(degrees) + minutes / 60 + seconds / 3600);

describe('geodesic', () => {
  test('from Flinders Peak to Buninyong is what the Geocentric Datum of Australia’s manual tells', () => {
    const flindersPeak = place(dms(-37, 57, 3.7203), dms(144, 25, 29.5244));
    const buninyong = place(dms(-37, 39, 10.1561), dms(143, 55, 35.3839));
    const { metres, bearing } = geodesic(flindersPeak, buninyong);
    expect(metres).toBeCloseTo(54_972.271, 2);
    expect(bearing).toBeCloseTo(dms(306, 52, 5.37), 5);
  });

  test('along a runway, the equator and a meridian', () => {
    expect(geodesic(place(0, 0), place(0, 1)).metres).toBeCloseTo(111_319.491, 2);
    expect(geodesic(place(0, 0), place(1, 0)).metres).toBeCloseTo(110_574.389, 2);
    expect(geodesic(place(0, 179.5), place(0, -179.5))).toMatchObject({ bearing: 90 });
    expect(geodesic(place(41.3, 2), place(41.3, 2))).toEqual({ metres: 0, bearing: 0 });
    expect(geodesic(place(0, 0), place(0.5, 179.7)).metres).toBeGreaterThan(19_000_000);
  });
});

describe('measured path', () => {
  const [a, b, c] = [place(0, 0), place(0, 0.01), place(0.01, 0.01)];
  const path = [a, b, c].reduce(withPoint, NO_PATH);

  test('tells each leg and the way so far', () => {
    const [first, second] = legsOf(path.points);
    expect(first?.bearing).toBeCloseTo(90, 6);
    expect(second?.bearing).toBeCloseTo(0, 6);
    expect(second?.total).toBeCloseTo((first?.metres ?? 0) + (second?.metres ?? 0), 9);
    expect(legsOf([a])).toEqual([]);
  });

  test('takes no more points once it ended, but lets them be moved and removed', () => {
    const ended = endedPath(path);
    expect(withPoint(ended, a)).toEqual(ended);
    expect(withMoved(ended, 1, c).points).toEqual([a, c, c]);
    expect(withoutPoint(ended, 0).points).toEqual([b, c]);
    expect(withoutPoint(withoutPoint(withoutPoint(ended, 0), 0), 0)).toEqual(NO_PATH);
    expect(endedPath(withPoint(NO_PATH, a))).toEqual(NO_PATH);
  });
});
