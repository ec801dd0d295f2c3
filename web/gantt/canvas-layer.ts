import { effect } from '@preact/signals';
import { animationFrame } from '../state/frames.ts';

/** What a layer is to show next: how large it is, in CSS pixels, and what draws it. */
export type LayerPicture = { readonly width: number; readonly height: number; readonly draw: () => void };

/** A canvas that is drawn once before the next picture of the page, however often what it shows changed until then. */
export class CanvasLayer {
  readonly #canvas: HTMLCanvasElement;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  /**
   * Follows the signals that `picture` reads; it answers `null` where there is nothing to draw. Returns what ends it.
   */
  drawsWith(picture: (context: CanvasRenderingContext2D) => LayerPicture | null): () => void {
    const context = this.#canvas.getContext('2d');
    if (!context) return () => {};
    let next: LayerPicture | null = null;
    let cancel: (() => void) | null = null;
    const stop = effect(() => {
      next = picture(context);
      cancel ??= animationFrame(() => {
        cancel = null;
        if (!next) return;
        this.#resize(context, next);
        next.draw();
      });
    });
    return () => {
      stop();
      cancel?.();
    };
  }

  #resize(context: CanvasRenderingContext2D, { width, height }: LayerPicture): void {
    const ratio = window.devicePixelRatio;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.#canvas.width !== wide || this.#canvas.height !== high) {
      this.#canvas.width = wide;
      this.#canvas.height = high;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }
}
