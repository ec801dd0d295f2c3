import { metresBetween, type Position } from '../geodesy.ts';

/** Degrees; over an airport a cell is 40 to 110 m wide. */
const CELL = 0.001;

/** More points than taxiways have on so little ground. */
const MOST_IN_CELL = 2000;

interface IndexedPoint {
  readonly at: Position;
  /** The point after it on its line, or before it at the line's end. */
  readonly neighbour: Position;
}

/** The points of lines, to be found by where they lie. */
export class PointIndex {
  readonly #cells = new Map<string, IndexedPoint[]>();

  constructor(lines: Iterable<readonly Position[]>) {
    for (const line of lines) {
      for (const [index, at] of line.entries()) {
        const neighbour = line[index + 1] ?? line[index - 1];
        if (!neighbour) continue;
        const key = keyOf(at, 0, 0);
        const cell = this.#cells.get(key);
        if (cell && cell.length < MOST_IN_CELL) cell.push({ at, neighbour });
        else if (!cell) this.#cells.set(key, [{ at, neighbour }]);
      }
    }
  }

  isNear(position: Position, metres: number): boolean {
    return this.nearest(position, metres) !== undefined;
  }

  /** The nearest point within so many metres, 40 at most. */
  nearest(position: Position, metres: number): IndexedPoint | undefined {
    let best: IndexedPoint | undefined;
    let least = metres;
    for (const [east, north] of AROUND) {
      for (const point of this.#cells.get(keyOf(position, east, north)) ?? []) {
        const distance = metresBetween(point.at, position);
        if (distance <= least) [least, best] = [distance, point];
      }
    }
    return best;
  }
}

const STEPS = [-1, 0, 1];
const AROUND = STEPS.flatMap(east => STEPS.map(north => [east, north] as const));

function keyOf([lon, lat]: Position, east: number, north: number): string {
  return `${Math.floor(lon / CELL) + east} ${Math.floor(lat / CELL) + north}`;
}
