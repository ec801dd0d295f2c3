/**
 * A canvas seen from one vehicle: its nose points up, its length is 1, the origin is its middle. Colours are written as
 * the vehicle layer reads them: red is how bright the vehicle's own colour is, green how much white is mixed in.
 */
export class Pen {
  readonly #context: CanvasRenderingContext2D;

  constructor(context: CanvasRenderingContext2D) {
    this.#context = context;
    context.lineJoin = 'round';
    context.lineCap = 'round';
  }

  /** A body in the vehicle's colour, outlined so that it stands out from any ground. */
  body(path: Path2D, brightness = 1, outline = 0.1): void {
    this.#context.lineWidth = outline;
    this.#context.strokeStyle = tone(0.05);
    this.#context.stroke(path);
    this.#context.fillStyle = tone(brightness);
    this.#context.fill(path);
  }

  /** A part of the body: darker, the vehicle's own or, beyond 1, towards white. */
  part(path: Path2D, brightness: number): void {
    this.#context.fillStyle = tone(brightness);
    this.#context.fill(path);
  }

  line(path: Path2D, width: number, brightness: number): void {
    this.#context.lineWidth = width;
    this.#context.strokeStyle = tone(brightness);
    this.#context.stroke(path);
  }

  /** A dark letter `height` high, its middle at `y`. */
  letter(letter: string, y: number, height: number): void {
    const context = this.#context;
    context.save();
    context.translate(0, y);
    context.scale(height / 100, height / 100);
    context.font = '700 130px sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = tone(0.1);
    context.fillText(letter, 0, 8);
    context.restore();
  }
}

function tone(brightness: number): string {
  const own = Math.round(255 * Math.min(1, brightness));
  const white = Math.round(255 * Math.max(0, brightness - 1));
  return `rgb(${own}, ${white}, 0)`;
}

/** A rectangle from edge to edge, its corners rounded by `radius`. */
export function box(left: number, top: number, right: number, bottom: number, radius = 0.03): Path2D {
  const path = new Path2D();
  path.roundRect(left, top, right - left, bottom - top, radius);
  return path;
}

/** A closed outline through `[x, y]` points of the right half, mirrored to the left. */
export function mirrored(points: readonly (readonly [number, number])[]): Path2D {
  const path = new Path2D();
  for (const [x, y] of points) path.lineTo(x, y);
  for (const [x, y] of points.toReversed()) path.lineTo(-x, y);
  path.closePath();
  return path;
}

export function lines(...strokes: readonly (readonly [number, number, number, number])[]): Path2D {
  const path = new Path2D();
  for (const [x1, y1, x2, y2] of strokes) {
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
  }
  return path;
}

export function disc(x: number, y: number, radius: number): Path2D {
  const path = new Path2D();
  path.arc(x, y, radius, 0, 2 * Math.PI);
  return path;
}
