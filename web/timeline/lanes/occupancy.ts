import { type Scale, xOf } from '../scale.ts';

type Span = { readonly from: number; readonly to: number };

/** How many spans cover each pixel of the scale; the last pixel that a span touches counts. */
export function occupancy(spans: readonly Span[], scale: Scale): Uint32Array {
  const width = Math.max(0, Math.ceil(scale.width));
  const steps = new Int32Array(width + 1);
  for (const { from, to } of spans) {
    const first = Math.max(0, Math.floor(xOf(scale, from)));
    const beyond = Math.min(width, Math.floor(xOf(scale, to)) + 1);
    if (first >= width || beyond <= first) continue;
    steps[first] = (steps[first] ?? 0) + 1;
    steps[beyond] = (steps[beyond] ?? 0) - 1;
  }
  const counts = new Uint32Array(width);
  let covered = 0;
  for (let x = 0; x < width; x++) {
    covered += steps[x] ?? 0;
    counts[x] = covered;
  }
  return counts;
}

/** How many spans hold `time`: from their beginning, inclusive, to their end, exclusive. */
export function countAt(spans: readonly Span[], time: number): number {
  return spans.reduce((count, { from, to }) => count + (from <= time && time < to ? 1 : 0), 0);
}
