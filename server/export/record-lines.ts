import { isHappening, type RecordKind } from '../contract/records.ts';
import type { EntityFilter, EntityState } from '../replay/filter.ts';
import { parsedState } from '../replay/parsed-state.ts';
import type { GivenReader, GivenRecord } from './given-record.ts';
import { givenLine, vehicleLine, wholeLine } from './record-line.ts';
import type { EarlierState } from './state-before.ts';

type Entity = { readonly kind: RecordKind; readonly entityId: string };

/** Makes lines of records, one after the other in order of time. */
export class RecordLines {
  records = 0;
  damaged = 0;
  /** Of the last record, ms since the epoch. */
  time = Number.NEGATIVE_INFINITY;
  readonly #airportId: string;
  readonly #filter: EntityFilter;
  /** What is to be told of vehicles before their first records. */
  readonly #vehicleLines: Map<string, string>;
  /** Entities of which a record was left out, so that the next cannot stand on it. */
  readonly #incomplete = new Set<string>();

  constructor(given: GivenReader, airportId: string, filter: EntityFilter) {
    this.#airportId = airportId;
    this.#filter = filter;
    const told = filter.admits('vehicle') ? given.vehicleLines(airportId) : [];
    this.#vehicleLines = new Map(told.map(({ vehicleId, text }) => [vehicleId, text]));
  }

  /** The line of a record as it was given; nothing where it is left out. */
  given(record: GivenRecord): string {
    const state = this.#passing(record);
    if (!state) return '';
    const alone = this.#incomplete.size > 0 && this.#incomplete.delete(keyOf(record));
    const line =
      alone && !isHappening(record.kind)
        ? wholeLine(this.#airportId, record.kind, state)
        : givenLine(this.#airportId, record.kind, state, record);
    return this.#vehicleLine(record) + line;
  }

  /** The line of an entity's state; nothing where it is left out. */
  whole(record: EarlierState): string {
    const state = this.#passing(record);
    if (!state) return '';
    return this.#vehicleLine(record) + wholeLine(this.#airportId, record.kind, state);
  }

  /** Notes that a record of an entity cannot be read. */
  leaveOut(entity: Entity): void {
    this.damaged++;
    this.#incomplete.add(keyOf(entity));
  }

  /** The lines of vehicles that had no record. */
  *rest(): Generator<string> {
    for (const entityId of [...this.#vehicleLines.keys()])
      yield this.#vehicleLine({ kind: 'vehicle', entityId });
  }

  #passing(record: Entity & { readonly text: string; readonly time: number }): EntityState | null {
    this.time = record.time;
    const state = parsedState(record.text);
    if (state === null) this.leaveOut(record);
    else if (this.#filter.passes(record.kind, state)) {
      this.records++;
      return state;
    } else if (!isHappening(record.kind)) this.#incomplete.add(keyOf(record));
    return null;
  }

  #vehicleLine({ kind, entityId }: Entity): string {
    const text = kind === 'vehicle' ? this.#vehicleLines.get(entityId) : undefined;
    if (text === undefined) return '';
    this.#vehicleLines.delete(entityId);
    const base = parsedState(text);
    return base ? vehicleLine(this.#airportId, base) : '';
  }
}

function keyOf({ kind, entityId }: Entity): string {
  return `${kind} ${entityId}`;
}
