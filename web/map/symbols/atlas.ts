import { SILHOUETTES } from '../silhouette.ts';
import { DRAWINGS } from './drawings.ts';
import { Pen } from './pen.ts';

/** Pixels a side of each silhouette's cell. */
const CELL = 256;
const COLUMNS = 6;
/** How much of its cell's height a silhouette's length takes; the rest is margin, so that none bleeds into the next. */
export const LENGTH_SHARE = 0.84;

export type Atlas = {
  readonly image: ImageData;
  /** By index into SILHOUETTES. */
  readonly mapping: Record<string, { x: number; y: number; width: number; height: number; mask: boolean }>;
};

/** Draws every silhouette once, nose up. */
export function drawAtlas(): Atlas {
  const canvas = document.createElement('canvas');
  canvas.width = COLUMNS * CELL;
  canvas.height = Math.ceil(SILHOUETTES.length / COLUMNS) * CELL;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('the browser gives no 2D canvas');
  const mapping: Atlas['mapping'] = {};
  SILHOUETTES.forEach((silhouette, index) => {
    const x = (index % COLUMNS) * CELL;
    const y = Math.floor(index / COLUMNS) * CELL;
    mapping[`${index}`] = { x, y, width: CELL, height: CELL, mask: false };
    context.setTransform(CELL * LENGTH_SHARE, 0, 0, CELL * LENGTH_SHARE, x + CELL / 2, y + CELL / 2);
    DRAWINGS[silhouette](new Pen(context));
  });
  return { image: context.getImageData(0, 0, canvas.width, canvas.height), mapping };
}
