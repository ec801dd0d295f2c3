/** How far around a point something is looked for, in the columns' units (degrees east and north). */
export type Reach = { readonly east: number; readonly north: number };

/**
 * The row of `shown` (`[east, north]` pairs) nearest to a point within reach, or `undefined`. `grow` widens a row's reach,
 * such as for a vehicle that is drawn larger.
 */
export function nearestRow(
  shown: Float32Array,
  count: number,
  point: Reach,
  reach: Reach,
  grow: (row: number) => number = () => 1,
): { row: number; distance: number } | undefined {
  let best: { row: number; distance: number } | undefined;
  for (let row = 0; row < count; row += 1) {
    const east = ((shown[2 * row] ?? 0) - point.east) / reach.east;
    const north = ((shown[2 * row + 1] ?? 0) - point.north) / reach.north;
    const distance = Math.hypot(east, north);
    if (distance <= grow(row) && (!best || distance < best.distance)) best = { row, distance };
  }
  return best;
}
