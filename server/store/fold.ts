import type { StateShape } from './state-shape.ts';

export type Attributes = Readonly<Record<string, unknown>>;

/** An entity's state, each field as JSON text in the order of its {@link StateShape}. */
export interface FoldedState {
  readonly texts: readonly string[];
  readonly attributes: Attributes | null;
}

/** What one line says of an entity. */
export interface Change {
  /** Bit n is set where the source gave the n-th field. */
  readonly given: number;
  /** The given fields' values as JSON text, by position; those left out are undefined. */
  readonly texts: readonly (string | undefined)[];
  /** The whole of `attributes` where given; `undefined` leaves them as they are. */
  readonly attributes: Attributes | null | undefined;
  /** Single attributes, set after that in this order; a value of `null` removes the attribute. */
  readonly single: readonly (readonly [key: string, value: unknown])[];
}

/** The state of an entity of which nothing is known but its id. */
export function emptyState(shape: StateShape, entityId: string): FoldedState {
  const texts = shape.fields.map(() => 'null');
  texts[shape.id] = JSON.stringify(entityId);
  return { texts, attributes: null };
}

/** The state after a change: a given field replaces, `null` clears, a field left out stays. */
export function fold(shape: StateShape, previous: FoldedState, change: Change): FoldedState {
  const texts = previous.texts.slice();
  for (let position = 0; position < texts.length; position++) {
    const text = change.texts[position];
    if (text !== undefined) texts[position] = text;
  }
  if (change.attributes === undefined && change.single.length === 0)
    return { texts, attributes: previous.attributes };
  const attributes = changedAttributes(previous.attributes, change);
  texts[shape.attributes] = attributes === null ? 'null' : JSON.stringify(attributes);
  return { texts, attributes };
}

/** The state as the wire shows it. */
export function stateText(shape: StateShape, state: FoldedState): string {
  const { leads } = shape;
  const length = shape.happening && state.attributes === null ? shape.attributes : leads.length;
  let text = '';
  for (let position = 0; position < length; position++) text += `${leads[position]}${state.texts[position]}`;
  return `${text}}`;
}

/** The attributes after a change; `null` where there are none. */
export function changedAttributes(
  previous: Attributes | null,
  change: Pick<Change, 'attributes' | 'single'>,
): Attributes | null {
  if (change.attributes === null && change.single.length === 0) return null;
  const attributes = new Map(
    Object.entries((change.attributes === undefined ? previous : change.attributes) ?? {}),
  );
  for (const [key, value] of change.single) {
    if (value === null) attributes.delete(key);
    else attributes.set(key, value);
  }
  return attributes.size === 0 ? null : Object.fromEntries(attributes);
}
