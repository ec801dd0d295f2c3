import type { Position } from '../geodesy.ts';

/** A row that breaks the format; `message` says how, in words for the one who maintains the file. */
export class MalformedRow extends Error {}

/** A row of an apt.dat file, split into its fields; field 0 is the row code. */
export class Row {
  readonly line: number;
  readonly text: string;
  readonly #fields: readonly string[];

  constructor(line: number, text: string) {
    this.line = line;
    this.text = text;
    this.#fields = text.trim().split(/\s+/);
  }

  get code(): string {
    return this.#fields[0] ?? '';
  }

  word(index: number, what: string): string {
    const field = this.#fields[index];
    if (!field) throw new MalformedRow(`${what} is missing (field ${index})`);
    return field;
  }

  /** All fields from `index` on, joined by single blanks; empty where there are none. */
  rest(index: number): string {
    return this.#fields.slice(index).join(' ');
  }

  number(index: number, what: string): number {
    const field = this.word(index, what);
    const value = Number(field);
    if (!Number.isFinite(value)) throw new MalformedRow(`${what} is not a number: ${field}`);
    return value;
  }

  /** A heading, turned into [0, 360). */
  heading(index: number): number {
    const degrees = this.number(index, 'heading');
    if (Math.abs(degrees) > 360) throw new MalformedRow(`heading is not within a circle: ${degrees}`);
    return (degrees + 360) % 360;
  }

  /** Latitude at `index` and longitude after it, as a position. */
  position(index: number, what = 'position'): Position {
    const lat = this.number(index, `latitude of ${what}`);
    const lon = this.number(index + 1, `longitude of ${what}`);
    if (Math.abs(lat) > 90) throw new MalformedRow(`latitude of ${what} is beyond a pole: ${lat}`);
    if (Math.abs(lon) > 180) throw new MalformedRow(`longitude of ${what} is beyond 180 degrees: ${lon}`);
    return [lon, lat];
  }
}
