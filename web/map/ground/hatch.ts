/** Pixels of one repetition, drawn at twice their number a CSS pixel. */
const SIZE = 20;
const STRIPE = 6;

/** A picture of slanting stripes of a colour (`#rrggbb`) that can be laid beside itself without a seam. */
export function hatch(color: string): { width: number; height: number; data: Uint8Array } {
  const value = Number.parseInt(color.slice(1), 16);
  const data = new Uint8Array(4 * SIZE * SIZE);
  for (let y = 0; y < SIZE; y += 1) {
    for (let x = 0; x < SIZE; x += 1) {
      if ((x + y) % SIZE >= STRIPE) continue;
      data.set([value >> 16, (value >> 8) & 255, value & 255, 255], 4 * (y * SIZE + x));
    }
  }
  return { width: SIZE, height: SIZE, data };
}
