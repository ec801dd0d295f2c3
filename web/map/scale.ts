/** A degree of latitude, and of longitude at the equator, in metres. */
export const METRES_PER_DEGREE = 111_320;

/** What a pixel of a web-Mercator map with 512-pixel tiles spans at a latitude, in metres. */
export function metresPerPixel(lat: number, zoom: number): number {
  return (METRES_PER_DEGREE * 360 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
}
