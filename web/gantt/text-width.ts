/** Measured texts beyond this are forgotten. */
const KEPT = 4000;

/** How wide texts are in one typeface (CSS pixels), each measured once. */
export class TextWidths {
  #font = '';
  readonly #widths = new Map<string, number>();

  of(context: CanvasRenderingContext2D, text: string): number {
    if (context.font !== this.#font || this.#widths.size > KEPT) {
      this.#widths.clear();
      this.#font = context.font;
    }
    let width = this.#widths.get(text);
    if (width === undefined) {
      width = context.measureText(text).width;
      this.#widths.set(text, width);
    }
    return width;
  }

  /** The first of the texts that has room in `room`; `null` where none has. */
  fitting(context: CanvasRenderingContext2D, texts: readonly string[], room: number): string | null {
    return texts.find(text => text !== '' && this.of(context, text) <= room) ?? null;
  }
}
