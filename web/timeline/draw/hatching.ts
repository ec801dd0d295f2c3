const SIZE = 6;

/** Thin slanted lines: where nothing was recorded. */
export function hatching(context: CanvasRenderingContext2D, colour: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = SIZE;
  tile.height = SIZE;
  const drawn = tile.getContext('2d');
  if (!drawn) return colour;
  drawn.strokeStyle = colour;
  drawn.globalAlpha = 0.55;
  drawn.lineWidth = 1;
  drawn.beginPath();
  for (const shift of [-SIZE, 0, SIZE]) {
    drawn.moveTo(shift, SIZE);
    drawn.lineTo(shift + SIZE, 0);
  }
  drawn.stroke();
  return context.createPattern(tile, 'repeat') ?? colour;
}
