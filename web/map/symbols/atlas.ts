import type { SpriteSheet } from '../gl/sprites.ts';
import { GLYPHED, GLYPHS, type Glyph } from '../glyphs.ts';
import { SILHOUETTES } from '../silhouette.ts';
import { DRAWINGS } from './drawings.ts';
import { Pen } from './pen.ts';

const COLUMNS = 6;
/** Pixels a side of a cell. */
const SILHOUETTE_CELL = 256;
const GLYPH_CELL = 96;
/** How much of its cell's height a silhouette's length takes; the rest is margin, so that none bleeds into the next. */
const LENGTH_SHARE = 0.84;
/** The box that glyphs are drawn in, and the margin around it in the same units. */
const GLYPH_BOX = 24;
const GLYPH_MARGIN = 2;

/** Draws every silhouette once, nose up, by its index into SILHOUETTES. */
export function drawSilhouettes(): SpriteSheet {
  return drawSheet(SILHOUETTES, SILHOUETTE_CELL, LENGTH_SHARE, (context, silhouette) => {
    context.translate(SILHOUETTE_CELL / 2, SILHOUETTE_CELL / 2);
    context.scale(SILHOUETTE_CELL * LENGTH_SHARE, SILHOUETTE_CELL * LENGTH_SHARE);
    DRAWINGS[silhouette](new Pen(context));
  });
}

/** Draws the glyph of every type once, by its index into GLYPHED; only how opaque it is counts. */
export function drawGlyphs(): SpriteSheet {
  const share = GLYPH_CELL / (GLYPH_BOX + 2 * GLYPH_MARGIN);
  return drawSheet(GLYPHED, GLYPH_CELL, (share * GLYPH_BOX) / GLYPH_CELL, (context, type) => {
    context.scale(share, share);
    context.translate(GLYPH_MARGIN, GLYPH_MARGIN);
    drawGlyph(context, GLYPHS[type]);
  });
}

function drawGlyph(context: CanvasRenderingContext2D, { fill, line, width = 3 }: Glyph): void {
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.lineWidth = width;
  if (fill) context.fill(new Path2D(fill), 'evenodd');
  if (line) context.stroke(new Path2D(line));
}

function drawSheet<T>(
  drawn: readonly T[],
  cell: number,
  share: number,
  draw: (context: CanvasRenderingContext2D, each: T) => void,
): SpriteSheet {
  const canvas = document.createElement('canvas');
  const rows = Math.ceil(drawn.length / COLUMNS);
  canvas.width = COLUMNS * cell;
  canvas.height = rows * cell;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('the browser gives no 2D canvas');
  drawn.forEach((each, index) => {
    context.setTransform(1, 0, 0, 1, (index % COLUMNS) * cell, Math.floor(index / COLUMNS) * cell);
    draw(context, each);
  });
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  return { image, columns: COLUMNS, rows, share };
}
