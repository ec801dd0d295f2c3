import { describe, expect, it } from 'vitest';
import { readReferencePoint, referencePoint } from '../../server/contract/reference-point.ts';

const SHAPE = 'must be latitude,longitude in degrees, such as 41.29706278,2.078447222';

describe('readReferencePoint', () => {
  it.each([
    ['41.29706278,2.078447222', { lat: 41.29706278, lon: 2.078447222 }],
    [' -33.94 , 151.18 ', { lat: -33.94, lon: 151.18 }],
  ])('reads %s', (text, point) => {
    expect(readReferencePoint(text)).toEqual(point);
    expect(referencePoint.safeParse(text).success).toBe(true);
  });

  it.each([
    ['', SHAPE],
    ['41.3', SHAPE],
    ['41,3,2,1', SHAPE],
    ['41.3;2.1', SHAPE],
    ['41.3,', SHAPE],
    ['north,2', SHAPE],
    [
      '151.18,-33.94',
      'must be latitude,longitude in this order; 151.18 is no latitude: did you mean -33.94,151.18?',
    ],
    ['95,185', 'must have a latitude between -90 and 90'],
    ['41,185', 'must have a longitude between -180 and 180'],
  ])('refuses %s', (text, reason) => {
    expect(readReferencePoint(text)).toBe(reason);
    expect(referencePoint.safeParse(text).error?.issues[0]?.message).toBe(reason);
  });
});
