/** A bar that stands for a round number of metres, and how long it is on the screen. */
export type ScaleBar = { readonly metres: number; readonly pixels: number };

const ROUND = [5, 2, 1] as const;

/** The longest round bar of at most `maxPixels`, where a pixel spans `resolution` metres. */
export function scaleBar(resolution: number, maxPixels: number): ScaleBar {
  const longest = resolution * maxPixels;
  const power = 10 ** Math.floor(Math.log10(longest));
  const metres = (ROUND.find(each => each * power <= longest) ?? 1) * power;
  return { metres, pixels: metres / resolution };
}
