import type { Place } from '../../airport-ground.ts';

/** WGS-84: the semi-major axis in metres, and the flattening. */
const AXIS = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const POLAR_AXIS = AXIS * (1 - FLATTENING);
const ENOUGH_RADIANS = 1e-12;
const MOST_ROUNDS = 100;

/** The shortest way over the ellipsoid: metres, and the bearing at its beginning in degrees clockwise from north, [0, 360). */
export type Geodesic = { readonly metres: number; readonly bearing: number };

/**
 * The inverse problem after T. Vincenty, "Direct and Inverse Solutions of Geodesics on the Ellipsoid" (Survey Review 176,
 * 1975), to less than a millimetre. For places nearly opposite on the globe, where it does not converge, the last round.
 */
export function geodesic(from: Place, to: Place): Geodesic {
  const [u1, u2] = [reducedLatitude(from.lat), reducedLatitude(to.lat)];
  const [sinU1, cosU1, sinU2, cosU2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  const difference = radians(((to.lon - from.lon + 540) % 360) - 180);
  let lambda = difference;
  for (let round = 0; ; round += 1) {
    const [sinLambda, cosLambda] = [Math.sin(lambda), Math.cos(lambda)];
    const east = cosU2 * sinLambda;
    const north = cosU1 * sinU2 - sinU1 * cosU2 * cosLambda;
    const sinSigma = Math.hypot(east, north);
    if (sinSigma === 0) return { metres: 0, bearing: 0 };
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cosU1 * cosU2 * sinLambda) / sinSigma;
    const cos2Alpha = 1 - sinAlpha ** 2;
    // On the equator there is no middle latitude.
    const cos2Middle = cos2Alpha === 0 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cos2Alpha;
    const c = (FLATTENING / 16) * cos2Alpha * (4 + FLATTENING * (4 - 3 * cos2Alpha));
    const series = sigma + c * sinSigma * (cos2Middle + c * cosSigma * (2 * cos2Middle ** 2 - 1));
    const next = difference + (1 - c) * FLATTENING * sinAlpha * series;
    if (Math.abs(next - lambda) < ENOUGH_RADIANS || round === MOST_ROUNDS) {
      return {
        metres: arc(cos2Alpha, sigma, cos2Middle),
        bearing: ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360,
      };
    }
    lambda = next;
  }
}

/** Metres along the ellipsoid for an angle `sigma` on the auxiliary sphere (equations 3, 4 and 6). */
function arc(cos2Alpha: number, sigma: number, cos2Middle: number): number {
  const u2 = (cos2Alpha * (AXIS ** 2 - POLAR_AXIS ** 2)) / POLAR_AXIS ** 2;
  const a = 1 + (u2 / 16384) * (4096 + u2 * (u2 * (320 - 175 * u2) - 768));
  const b = (u2 / 1024) * (256 + u2 * (u2 * (74 - 47 * u2) - 128));
  const [sin, cos, middle2] = [Math.sin(sigma), Math.cos(sigma), cos2Middle ** 2];
  const inner = (b / 6) * cos2Middle * (4 * sin ** 2 - 3) * (4 * middle2 - 3);
  return POLAR_AXIS * a * (sigma - b * sin * (cos2Middle + (b / 4) * (cos * (2 * middle2 - 1) - inner)));
}

function reducedLatitude(lat: number): number {
  return Math.atan((1 - FLATTENING) * Math.tan(radians(lat)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
