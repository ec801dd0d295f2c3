import { describe, expect, it } from 'vitest';
import {
  directionReader,
  numberReader,
  placeReader,
  sexagesimal,
  speedReader,
} from '../../../../server/ingest/tables/values/units.ts';

const point = numberReader('.');
const comma = numberReader(',');

describe('numbers', () => {
  it.each<[unknown, number]>([
    ['41.3', 41.3],
    ['-.5', -0.5],
    ['1e3', 1000],
    [41.3, 41.3],
    ['41,3', Number.NaN],
    ['0x1f', Number.NaN],
    ['1 000', Number.NaN],
    ['Infinity', Number.NaN],
    [true, Number.NaN],
  ])('reads %j', (cell, number) => {
    expect(point(cell)).toBe(number);
  });

  it('reads decimal commas only where they are told', () => {
    expect([comma('41,3'), comma('41'), comma('41.3'), comma('1.041,3')]).toEqual([
      41.3,
      41,
      Number.NaN,
      Number.NaN,
    ]);
  });
});

describe('units', () => {
  it.each([
    ['kt', 6.69],
    ['mps', 13],
    ['kmh', 3.61],
    ['mph', 5.81],
  ] as const)('reads 13 %s as %d m/s', (unit, metresPerSecond) => {
    expect(speedReader(unit, point)('13')).toBe(metresPerSecond);
  });

  it('reads headings, with 360 as 0', () => {
    expect(directionReader('deg', point)('360')).toBe(0);
    expect(directionReader('deg', point)('361')).toBe(361);
    expect(directionReader('deg180', point)('-90')).toBe(270);
    expect(directionReader('rad', point)(String(Math.PI / 2))).toBe(90);
    expect(directionReader('rad', point)(String(2 * Math.PI))).toBe(0);
    expect(directionReader('mil', point)('1600')).toBe(90);
  });

  it('reads places', () => {
    expect(placeReader('degrees', point)('41.3')).toBe(41.3);
    expect(placeReader('e7', point)('413012000')).toBe(41.3012);
    expect(placeReader('dms', point)(41.3)).toBeNaN();
  });

  it.each([
    ["41°17.82'N", 41.297],
    ['N 41 17 49.2', 41.297],
    ['41°17′49.2″ S', -41.297],
    ['-2:04:42', -2.07833],
    ['002°04,7 W', -2.07833],
    ['4117.82N', 41.297],
    ['00204.7000E', 2.07833],
  ])('reads degrees and minutes %s', (text, degrees) => {
    expect(sexagesimal(text)).toBeCloseTo(degrees, 4);
  });

  it.each(['41.297', '41°60.0', "N41°17'S", '', 'north'])('reads no degrees and minutes in %j', text => {
    expect(sexagesimal(text)).toBeNaN();
  });
});
