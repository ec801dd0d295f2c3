import { metresPerDegree, type Position } from '../ingest/geodesy.ts';
import type { Point } from './polyline.ts';

/** The plane that touches the earth at a position: metres east and north of it, right over an airport. */
export class Plane {
  readonly #origin: Position;
  readonly #scale: Position;

  constructor(origin: Position) {
    this.#origin = origin;
    this.#scale = metresPerDegree(origin[1]);
  }

  toPlane([lon, lat]: Position): Point {
    return [(lon - this.#origin[0]) * this.#scale[0], (lat - this.#origin[1]) * this.#scale[1]];
  }

  /** Rounded to so many decimals of a degree; the seventh is a centimetre. */
  toPosition([x, y]: Point, decimals = 7): Position {
    const steps = 10 ** decimals;
    const lon = this.#origin[0] + x / this.#scale[0];
    const lat = this.#origin[1] + y / this.#scale[1];
    return [Math.round(lon * steps) / steps, Math.round(lat * steps) / steps];
  }
}
