import { z } from 'zod';

const EXAMPLE = '41.29706278,2.078447222';

/** Latitude and longitude, WGS-84 degrees. */
export interface ReferencePoint {
  readonly lat: number;
  readonly lon: number;
}

/** Reads `latitude,longitude` in degrees, the order of ISO 6709; or tells in words what is wrong with the text. */
export function readReferencePoint(text: string): ReferencePoint | string {
  const parts = text.split(',').map(part => part.trim());
  const [lat = Number.NaN, lon = Number.NaN] = parts.map(part => (part === '' ? Number.NaN : Number(part)));
  if (parts.length !== 2 || !Number.isFinite(lat) || !Number.isFinite(lon))
    return `must be latitude,longitude in degrees, such as ${EXAMPLE}`;
  if (Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90)
    return `must be latitude,longitude in this order; ${lat} is no latitude: did you mean ${lon},${lat}?`;
  if (Math.abs(lat) > 90) return 'must have a latitude between -90 and 90';
  if (Math.abs(lon) > 180) return 'must have a longitude between -180 and 180';
  return { lat, lon };
}

/** A point as `latitude,longitude`. */
export const referencePoint = z
  .string()
  .superRefine((text, context) => {
    const read = readReferencePoint(text);
    if (typeof read === 'string') context.addIssue({ code: 'custom', message: read });
  })
  .meta({ description: 'Latitude and longitude in WGS-84 degrees', examples: [EXAMPLE] });
