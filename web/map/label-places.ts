/** A box on the screen by its middle and half its sizes, in pixels. */
type Box = {
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

export type PlacedLabel<T> = { readonly request: T; readonly below: number };

const LINE_PX = 17;

/**
 * Where to draw labels so that none covers another or something else that is named: taken in the order given, first come,
 * first served.
 * @returns the requests that find a place
 */
export function placeLabels<T extends LabelRequest>(requests: readonly T[]): PlacedLabel<T>[] {
  const taken = new Map<number, { box: Box; of: T }[]>();
  for (const of of requests) {
    occupy(taken, { x: of.x, y: of.y, halfWidth: of.radius, halfHeight: of.radius }, of);
  }
  return requests.flatMap(request => {
    for (const below of request.below) {
      const box = {
        x: request.x,
        y: request.y + below,
        halfWidth: request.width / 2,
        halfHeight: LINE_PX / 2,
      };
      if (!request.always && isTaken(taken, box, request)) continue;
      occupy(taken, box, request);
      return [{ request, below }];
    }
    return [];
  });
}

function occupy<T>(taken: Map<number, { box: Box; of: T }[]>, box: Box, of: T): void {
  for (const line of linesOf(box)) {
    const there = taken.get(line);
    if (there) there.push({ box, of });
    else taken.set(line, [{ box, of }]);
  }
}

function isTaken<T>(taken: ReadonlyMap<number, readonly { box: Box; of: T }[]>, box: Box, by: T): boolean {
  return linesOf(box).some(line => taken.get(line)?.some(each => each.of !== by && overlap(each.box, box)));
}

function overlap(a: Box, b: Box): boolean {
  return Math.abs(a.y - b.y) < a.halfHeight + b.halfHeight && Math.abs(a.x - b.x) < a.halfWidth + b.halfWidth;
}

function linesOf({ y, halfHeight }: Box): number[] {
  const first = Math.floor((y - halfHeight) / LINE_PX);
  const last = Math.floor((y + halfHeight) / LINE_PX);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
