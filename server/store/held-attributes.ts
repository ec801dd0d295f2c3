import { type Attributes, changedAttributes } from './fold.ts';
import { STATE_SHAPES } from './state-shape.ts';

const { leads, attributes: PLACE } = STATE_SHAPES.vehicle;

/** A vehicle's attributes, as they are and as text. */
export class HeldAttributes {
  /** The end of a state's text, from what leads to the attributes. */
  readonly tail: string;
  readonly #value: Attributes | null;

  constructor(value: Attributes | null) {
    this.#value = value;
    this.tail = `${leads[PLACE]}${value === null ? 'null' : JSON.stringify(value)}}`;
  }

  /** The attributes after single ones were set: names and values are JSON texts. The same ones where none changes. */
  after(keys: string, values: string): HeldAttributes {
    const names: readonly string[] = JSON.parse(keys);
    const all: readonly unknown[] = JSON.parse(values);
    if (names.every((name, index) => this.#has(name, all[index]))) return this;
    const single = names.map((name, index) => [name, all[index]] as const);
    return new HeldAttributes(changedAttributes(this.#value, { attributes: undefined, single }));
  }

  #has(name: string, value: unknown): boolean {
    const held = this.#value;
    return value !== null && held !== null && Object.hasOwn(held, name) && held[name] === value;
  }
}
