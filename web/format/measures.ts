const KMH_PER_MS = 3.6;
/** A knot is 1852 m an hour. */
const KNOTS_PER_MS = 3600 / 1852;

/** A speed in metres per second as `18 km/h · 10 kt`. */
export function speedText(metresPerSecond: number | null): string {
  if (metresPerSecond === null) return '–';
  return `${Math.round(metresPerSecond * KMH_PER_MS)} km/h · ${Math.round(metresPerSecond * KNOTS_PER_MS)} kt`;
}

/** A heading in degrees from true north as `075°`. */
export function headingText(degrees: number | null): string {
  if (degrees === null) return '–';
  return `${String(Math.round(degrees) % 360).padStart(3, '0')}°`;
}

/** A distance in metres as `350 m` or `1.2 km`. */
export function distanceText(metres: number | null): string {
  if (metres === null) return '–';
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(1)} km`;
}
