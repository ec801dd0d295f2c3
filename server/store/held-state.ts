import { stateOfText } from './change.ts';
import type { FoldedState } from './fold.ts';
import { HeldAttributes } from './held-attributes.ts';
import type { StateShape } from './state-shape.ts';

/** An entity's state, as text for as long as only runs of its fields change. */
export class HeldState {
  readonly #shape: StateShape;
  #state: FoldedState | undefined;
  #text = '';
  #attributes: HeldAttributes | undefined;
  /** The fields that changed last, and the text of the others save the attributes: behind each run of given ones. */
  #given = 0;
  #rests: readonly string[] = [];

  constructor(shape: StateShape, state: FoldedState) {
    this.#shape = shape;
    this.#state = state;
  }

  get state(): FoldedState {
    this.#state ??= stateOfText(this.#shape, this.#text);
    return this.#state;
  }

  get attributes(): HeldAttributes {
    this.#attributes ??= new HeldAttributes(this.state.attributes);
    return this.#attributes;
  }

  /**
   * The text of the state after a change of the fields whose bits are set in `given`, none of them the attributes: of
   * each run of neighbours among them `nextRun` tells the text as the state has it, one after the other. It then has
   * `attributes`. This state stays.
   */
  textAfter(given: number, nextRun: () => string, attributes: HeldAttributes): string {
    if (given !== this.#given) this.#rest(given);
    let text = '';
    for (let number = 0; number < this.#rests.length; number++) text += nextRun() + this.#rests[number];
    return text + attributes.tail;
  }

  /** Takes a text that {@link textAfter} gave for the state, and the attributes in it. */
  advance(text: string, attributes: HeldAttributes): void {
    this.#text = text;
    this.#attributes = attributes;
    this.#state = undefined;
  }

  #rest(given: number): void {
    const { leads, attributes } = this.#shape;
    const { texts } = this.state;
    const rests: string[] = [];
    for (let position = 0; position < attributes; position++) {
      if ((given & (1 << position)) !== 0) {
        if (position === 0 || (given & (1 << (position - 1))) === 0) rests.push('');
      } else rests[rests.length - 1] += `${leads[position]}${texts[position]}`;
    }
    this.#given = given;
    this.#rests = rests;
  }
}
