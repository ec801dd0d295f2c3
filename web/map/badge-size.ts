/** A badge's radius in pixels by the map's zoom. */
const RADII = [
  [12, 5.5],
  [13, 6.8],
  [15, 9],
  [17, 11],
] as const;
/** From the first zoom on badges give way to silhouettes, which alone are left at the second. */
const NEAR_FROM = 17.1;
const NEAR_AT = 17.5;
/** What remains of a badge beside a silhouette. */
const NEAR_RADIUS = 5.5;

/** How ground vehicles are drawn at a zoom: `near` is 0 for badges, 1 for silhouettes, and both between. */
export function badgeSize(zoom: number): { radius: number; near: number } {
  const near = Math.min(1, Math.max(0, (zoom - NEAR_FROM) / (NEAR_AT - NEAR_FROM)));
  if (near > 0.5) return { radius: NEAR_RADIUS, near };
  return { radius: between(zoom), near };
}

function between(zoom: number): number {
  let lower = 0;
  let least: number = RADII[0][1];
  for (const [upper, next] of RADII) {
    if (zoom < upper) return least + ((next - least) * (zoom - lower)) / (upper - lower);
    lower = upper;
    least = next;
  }
  return least;
}
