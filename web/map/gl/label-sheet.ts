/** A label as it is drawn into the sheet. */
export type LabelLook = {
  readonly text: string;
  /** A CSS font of 1 CSS pixel per pixel, such as `600 11px Inter`. */
  readonly font: string;
  readonly ink: string;
  readonly ground: string;
};

/** Where a label stands in the sheet, device pixels. */
export type LabelCell = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const SIDE = 2048;
const HEIGHT = 18;
const PADDING = 5;
const RADIUS = 3;

/**
 * Labels drawn into one image, each once: text in any script, as the browser draws it. When it is full it is begun anew
 * with what is asked for next; so ask for all of one picture's labels in one `cells`.
 */
export class LabelSheet {
  readonly canvas: OffscreenCanvas;
  readonly #context: OffscreenCanvasRenderingContext2D;
  readonly #ratio: number;
  readonly #cells = new Map<string, LabelCell>();
  #x = 0;
  #y = 0;
  #version = 0;

  /** @param ratio device pixels in a CSS pixel */
  constructor(ratio: number) {
    this.canvas = new OffscreenCanvas(SIDE, SIDE);
    const context = this.canvas.getContext('2d');
    if (!context) throw new Error('the browser gives no 2D canvas');
    this.#context = context;
    this.#ratio = ratio;
  }

  get side(): number {
    return SIDE;
  }
  /** Rises whenever something was drawn. */
  get version(): number {
    return this.#version;
  }

  /** The cells of labels, drawn where they are not there yet; those that do not fit even into an empty sheet are left out. */
  cells(looks: readonly LabelLook[]): (LabelCell | undefined)[] {
    const found = looks.map(look => this.#cell(look));
    if (found.every(cell => cell !== undefined)) return found;
    this.#clear();
    return looks.map(look => this.#cell(look));
  }

  #cell(look: LabelLook): LabelCell | undefined {
    const key = `${look.text}\n${look.font}\n${look.ink}\n${look.ground}`;
    const known = this.#cells.get(key);
    if (known) return known;
    const context = this.#context;
    context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    context.font = look.font;
    const width = Math.ceil((context.measureText(look.text).width + 2 * PADDING) * this.#ratio);
    const height = Math.ceil(HEIGHT * this.#ratio);
    if (this.#x + width > SIDE) {
      this.#x = 0;
      this.#y += height + 1;
    }
    if (this.#y + height > SIDE || width > SIDE) return undefined;
    const cell = { x: this.#x, y: this.#y, width, height };
    context.setTransform(this.#ratio, 0, 0, this.#ratio, cell.x, cell.y);
    context.fillStyle = look.ground;
    context.beginPath();
    context.roundRect(0, 1, width / this.#ratio, HEIGHT - 2, RADIUS);
    context.fill();
    context.fillStyle = look.ink;
    context.textBaseline = 'middle';
    context.fillText(look.text, PADDING, HEIGHT / 2 + 0.5);
    this.#cells.set(key, cell);
    this.#x += width + 1;
    this.#version += 1;
    return cell;
  }

  #clear(): void {
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    this.#context.clearRect(0, 0, SIDE, SIDE);
    this.#cells.clear();
    this.#x = 0;
    this.#y = 0;
    this.#version += 1;
  }
}
