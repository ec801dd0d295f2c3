import type { Database } from 'better-sqlite3';
import { type Attributes, type Change, emptyState, type FoldedState, fold, stateText } from './fold.ts';
import { STATE_SHAPES } from './state-shape.ts';

const SHAPE = STATE_SHAPES.vehicle;

type Single = Change['single'];

/** What a recording's `vehicle` lines say of one vehicle, as one change; all of them are kept, in `vehicle_line`. */
export class VehicleLines {
  readonly #recording: number;
  readonly #find;
  readonly #keep;

  constructor(database: Database, recording: number) {
    this.#recording = recording;
    this.#find = database
      .prepare<[number, number], string>('select change from vehicle_line where entity = ? and recording = ?')
      .pluck();
    this.#keep = database.prepare(
      `insert into vehicle_line (entity, recording, change) values (?, ?, ?)
       on conflict do update set change = excluded.change`,
    );
  }

  /** Adds a line to those before it; the later wins field by field. */
  add(entity: number, change: Change): void {
    const before = this.#find.get(entity, this.#recording);
    const text = changeText(before === undefined ? change : merged(changeOfText(before), change));
    if (text !== before) this.#keep.run(entity, this.#recording, text);
  }
}

/** What is left of vehicles' `vehicle` lines: see {@link baseText}. */
export class RemainingVehicleLines {
  readonly #lines;

  constructor(database: Database) {
    this.#lines = database
      .prepare<[number], string>('select change from vehicle_line where entity = ? order by recording')
      .pluck();
  }

  /** What all recordings' lines say of a vehicle. */
  baseOf(entity: number, vehicleId: string): string | null {
    let base = emptyState(SHAPE, vehicleId);
    for (const text of this.#lines.all(entity)) base = fold(SHAPE, base, changeOfText(text));
    return baseText(base, vehicleId);
  }
}

/** The text by which an entity's base is kept: `null` where it says nothing but the id. */
export function baseText(base: FoldedState, vehicleId: string): string | null {
  const text = stateText(SHAPE, base);
  return text === stateText(SHAPE, emptyState(SHAPE, vehicleId)) ? null : text;
}

/** One change that does what two do, one after the other. */
function merged(first: Change, then: Change): Change {
  const anew = then.attributes !== undefined;
  return {
    given: first.given | then.given,
    texts: SHAPE.fields.map((_, position) => then.texts[position] ?? first.texts[position]),
    attributes: anew ? then.attributes : first.attributes,
    single: anew ? then.single : then.single.reduce(withOneMore, first.single),
  };
}

/** An attribute keeps its place among the others while it is set, and gets the last one after it was removed. */
function withOneMore(single: Single, [key, value]: Single[number]): Single {
  if (value === null) return [...single.filter(([other]) => other !== key), [key, value]];
  const place = single.findLastIndex(([other, set]) => other === key && set !== null);
  return place === -1 ? [...single, [key, value]] : single.with(place, [key, value]);
}

interface WrittenChange {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly attributes?: Attributes | null | undefined;
  readonly single: Single;
}

function changeText({ texts, attributes, single }: Change): string {
  const fields = SHAPE.fields.flatMap((field, position) => {
    const text = texts[position];
    return text === undefined ? [] : [[field, JSON.parse(text)]];
  });
  return JSON.stringify({
    fields: Object.fromEntries(fields),
    attributes,
    single,
  } satisfies WrittenChange);
}

function changeOfText(text: string): Change {
  const { fields, attributes, single } = JSON.parse(text) as WrittenChange;
  const texts = SHAPE.fields.map(field =>
    Object.hasOwn(fields, field) ? JSON.stringify(fields[field]) : undefined,
  );
  const given = texts.reduce(
    (bits, said, position) => (said === undefined ? bits : bits | (1 << position)),
    0,
  );
  return {
    given: attributes === undefined ? given : given | (1 << SHAPE.attributes),
    texts,
    attributes,
    single,
  };
}
