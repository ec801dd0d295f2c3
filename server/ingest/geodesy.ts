/** Longitude and latitude, WGS-84 degrees. */
export type Position = readonly [lon: number, lat: number];

const DEGREES = 180 / Math.PI;
const EQUATORIAL_RADIUS = 6_378_137;
const ECCENTRICITY_SQUARED = 0.00669437999014;

/** Metres per degree of longitude and of latitude at a latitude, from the WGS-84 ellipsoid's radii of curvature. */
export function metresPerDegree(lat: number): readonly [lon: number, lat: number] {
  const sine = Math.sin(lat / DEGREES);
  const w = 1 - ECCENTRICITY_SQUARED * sine * sine;
  const primeVertical = EQUATORIAL_RADIUS / Math.sqrt(w);
  const meridional = (primeVertical * (1 - ECCENTRICITY_SQUARED)) / w;
  return [(primeVertical * Math.cos(lat / DEGREES)) / DEGREES, meridional / DEGREES];
}

/** Metres between two positions on a plane tangent to the ellipsoid: right to a millimetre over an airport. */
export function metresBetween(a: Position, b: Position): number {
  const [perLon, perLat] = metresPerDegree((a[1] + b[1]) / 2);
  return Math.hypot((b[0] - a[0]) * perLon, (b[1] - a[1]) * perLat);
}

/** The position `ahead` metres along a heading (degrees from true north) and `right` metres to its right. */
export function offset(from: Position, heading: number, ahead: number, right: number): Position {
  const [perLon, perLat] = metresPerDegree(from[1]);
  const sine = Math.sin(heading / DEGREES);
  const cosine = Math.cos(heading / DEGREES);
  return [
    from[0] + (ahead * sine + right * cosine) / perLon,
    from[1] + (ahead * cosine - right * sine) / perLat,
  ];
}

/** The heading from one position to another, degrees clockwise from true north in [0, 360). */
export function headingBetween(a: Position, b: Position): number {
  const [perLon, perLat] = metresPerDegree((a[1] + b[1]) / 2);
  const degrees = Math.atan2((b[0] - a[0]) * perLon, (b[1] - a[1]) * perLat) * DEGREES;
  return (degrees + 360) % 360;
}
