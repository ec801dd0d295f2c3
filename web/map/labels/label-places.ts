/** A box on the screen by its middle and half its sizes, in pixels. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
};

/** A label, one line high, that is to be drawn beside what it names. Pixels on the screen. */
export type LabelRequest = {
  /** The middle of what is named, and how far around it other labels keep off. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly width: number;
  /** How far below the middle the label may stand (above where negative), the best first. */
  readonly below: readonly number[];
  /** Drawn at its best place whatever it covers. */
  readonly always: boolean;
};

const CHARACTER_PX = 7;
/** Of a script whose characters are as wide as they are high. */
const WIDE_CHARACTER_PX = 12;
const PADDING_PX = 8;

/** About how wide a label is, pixels. */
export function labelWidth(text: string): number {
  const wide = text.match(/[\u1100-\u11ff\u2e80-\uffef]/g)?.length ?? 0;
  return (text.length - wide) * CHARACTER_PX + wide * WIDE_CHARACTER_PX + PADDING_PX;
}

export type PlacedLabel<T> = { readonly request: T; readonly below: number };

/** How much of the screen's height a label takes, pixels. */
export const LABEL_LINE_PX = 17;
/** What is taken is looked up by cell, one line high. */
const CELL_WIDTH_PX = 48;
const CELLS_A_LINE = 4096;

/**
 * Where to draw labels so that none covers another or something else that is named: taken in the order given, first come,
 * first served.
 * @param kept what is written elsewhere and is not to be covered either
 * @returns the requests that find a place
 */
export function placeLabels<T extends LabelRequest>(
  requests: readonly T[],
  kept: readonly Box[] = [],
): PlacedLabel<T>[] {
  const taken: Taken<T> = new Map();
  for (const box of kept) occupy(taken, box, undefined);
  for (const of of requests) {
    occupy(taken, { x: of.x, y: of.y, halfWidth: of.radius, halfHeight: of.radius }, of);
  }
  return requests.flatMap(request => {
    for (const below of request.below) {
      const box = {
        x: request.x,
        y: request.y + below,
        halfWidth: request.width / 2,
        halfHeight: LABEL_LINE_PX / 2,
      };
      if (!request.always && isTaken(taken, box, request)) continue;
      occupy(taken, box, request);
      return [{ request, below }];
    }
    return [];
  });
}

/** What is taken, by cell, and by whom. */
type Taken<T> = Map<number, { readonly box: Box; readonly of: T | undefined }[]>;

function occupy<T>(taken: Taken<T>, box: Box, of: T | undefined): void {
  for (const cell of cellsOf(box)) {
    const there = taken.get(cell);
    if (there) there.push({ box, of });
    else taken.set(cell, [{ box, of }]);
  }
}

function isTaken<T>(taken: Taken<T>, box: Box, by: T): boolean {
  return cellsOf(box).some(cell => taken.get(cell)?.some(each => each.of !== by && overlap(each.box, box)));
}

function overlap(a: Box, b: Box): boolean {
  return Math.abs(a.y - b.y) < a.halfHeight + b.halfHeight && Math.abs(a.x - b.x) < a.halfWidth + b.halfWidth;
}

function cellsOf({ x, y, halfWidth, halfHeight }: Box): number[] {
  const cells: number[] = [];
  const lastColumn = Math.floor((x + halfWidth) / CELL_WIDTH_PX);
  const lastLine = Math.floor((y + halfHeight) / LABEL_LINE_PX);
  for (let line = Math.floor((y - halfHeight) / LABEL_LINE_PX); line <= lastLine; line += 1) {
    for (let column = Math.floor((x - halfWidth) / CELL_WIDTH_PX); column <= lastColumn; column += 1) {
      cells.push(line * CELLS_A_LINE + column);
    }
  }
  return cells;
}
