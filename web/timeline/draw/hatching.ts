const SIZE = 6;

type Lines = {
  /** Across a line, pixels of the canvas. */
  readonly width: number;
  readonly opacity: number;
};

/** Slanted lines in `colour`, which a canvas fills with; the plain colour where there can be no pattern. */
export function hatching(
  context: CanvasRenderingContext2D,
  colour: string,
  { width, opacity }: Lines,
): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = SIZE;
  tile.height = SIZE;
  const drawn = tile.getContext('2d');
  if (!drawn) return colour;
  drawn.strokeStyle = colour;
  drawn.globalAlpha = opacity;
  drawn.lineWidth = width;
  drawn.beginPath();
  for (const shift of [-SIZE, 0, SIZE]) {
    drawn.moveTo(shift - 1, SIZE + 1);
    drawn.lineTo(shift + SIZE + 1, -1);
  }
  drawn.stroke();
  return context.createPattern(tile, 'repeat') ?? colour;
}
