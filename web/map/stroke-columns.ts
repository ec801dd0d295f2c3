import type { Strokes } from './gl/strokes.ts';
import type { Rgb } from './status-colors.ts';

/** A straight line between two places, `[east, north]` of the origin in degrees; pixels, `dash` 0 for a whole line. */
export type Line = {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly width: number;
  readonly dash: number;
  readonly color: Rgb;
  /** 0 to 1. */
  readonly alpha: number;
};

/** Lines as they go to the graphics card, filled anew for every picture into columns that grow. */
export class StrokeColumns {
  #ends = new Float32Array(64);
  #colors = new Uint8Array(64);
  #styles = new Float32Array(32);
  #count = 0;
  #version = 0;

  get strokes(): Strokes {
    return {
      count: this.#count,
      ends: this.#ends,
      colors: this.#colors,
      styles: this.#styles,
      version: this.#version,
    };
  }

  clear(): void {
    this.#count = 0;
    this.#version += 1;
  }

  add({ from, to, width, dash, color, alpha }: Line): void {
    if (4 * this.#count === this.#ends.length) this.#grow();
    this.#ends.set(from, 4 * this.#count);
    this.#ends.set(to, 4 * this.#count + 2);
    this.#colors.set(color, 4 * this.#count);
    this.#colors[4 * this.#count + 3] = Math.round(255 * alpha);
    this.#styles[2 * this.#count] = width;
    this.#styles[2 * this.#count + 1] = dash;
    this.#count += 1;
  }

  #grow(): void {
    const [ends, colors, styles] = [this.#ends, this.#colors, this.#styles];
    this.#ends = new Float32Array(2 * ends.length);
    this.#colors = new Uint8Array(2 * colors.length);
    this.#styles = new Float32Array(2 * styles.length);
    this.#ends.set(ends);
    this.#colors.set(colors);
    this.#styles.set(styles);
  }
}
