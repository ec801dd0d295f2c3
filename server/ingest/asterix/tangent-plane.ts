import type { Position } from '../geodesy.ts';

const DEGREES = 180 / Math.PI;
const EQUATORIAL_RADIUS = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const POLAR_RADIUS = EQUATORIAL_RADIUS * (1 - FLATTENING);
const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);
const SECOND_ECCENTRICITY_SQUARED = ECCENTRICITY_SQUARED / (1 - ECCENTRICITY_SQUARED);

/**
 * The plane that touches the WGS-84 ellipsoid at a reference point, x to the east and y to the north: what surface
 * movement sensors reckon in. A position is the foot of the ellipsoid's normal through the point of the plane.
 *
 * Plane to earth-centred: Hofmann-Wellenhof, Lichtenegger, Wasle, GNSS (2008), 8.6. Earth-centred to geodetic:
 * Bowring, Survey Review 23 (1976), one step, exact to well below a millimetre near the ground.
 */
export class TangentPlane {
  readonly #sinLat: number;
  readonly #cosLat: number;
  readonly #lon: number;
  readonly #axisDistance: number;
  readonly #height: number;

  constructor([lon, lat]: Position) {
    this.#sinLat = Math.sin(lat / DEGREES);
    this.#cosLat = Math.cos(lat / DEGREES);
    this.#lon = lon;
    const primeVertical = EQUATORIAL_RADIUS / Math.sqrt(1 - ECCENTRICITY_SQUARED * this.#sinLat ** 2);
    this.#axisDistance = primeVertical * this.#cosLat;
    this.#height = primeVertical * (1 - ECCENTRICITY_SQUARED) * this.#sinLat;
  }

  /** The longitude and latitude `x` metres east and `y` metres north. */
  at(x: number, y: number): Position {
    const outward = this.#axisDistance - this.#sinLat * y;
    const distance = Math.hypot(outward, x);
    const height = this.#height + this.#cosLat * y;
    const reduced = Math.atan2(height * EQUATORIAL_RADIUS, distance * POLAR_RADIUS);
    const lat = Math.atan2(
      height + SECOND_ECCENTRICITY_SQUARED * POLAR_RADIUS * Math.sin(reduced) ** 3,
      distance - ECCENTRICITY_SQUARED * EQUATORIAL_RADIUS * Math.cos(reduced) ** 3,
    );
    const lon = this.#lon + Math.atan2(x, outward) * DEGREES;
    return [lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon, lat * DEGREES];
  }
}
