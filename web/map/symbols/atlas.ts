import type { SpriteSheet } from '../gl/sprites.ts';
import { SILHOUETTES } from '../silhouette.ts';
import { DRAWINGS } from './drawings.ts';
import { Pen } from './pen.ts';

/** Pixels a side of each silhouette's cell. */
const CELL = 256;
const COLUMNS = 6;
/** How much of its cell's height a silhouette's length takes; the rest is margin, so that none bleeds into the next. */
const LENGTH_SHARE = 0.84;

/** Draws every silhouette once, nose up, by its index into SILHOUETTES. */
export function drawSilhouettes(): SpriteSheet {
  const canvas = document.createElement('canvas');
  const rows = Math.ceil(SILHOUETTES.length / COLUMNS);
  canvas.width = COLUMNS * CELL;
  canvas.height = rows * CELL;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('the browser gives no 2D canvas');
  SILHOUETTES.forEach((silhouette, index) => {
    const x = (index % COLUMNS) * CELL;
    const y = Math.floor(index / COLUMNS) * CELL;
    context.setTransform(CELL * LENGTH_SHARE, 0, 0, CELL * LENGTH_SHARE, x + CELL / 2, y + CELL / 2);
    DRAWINGS[silhouette](new Pen(context));
  });
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  return { image, columns: COLUMNS, rows, share: LENGTH_SHARE };
}
