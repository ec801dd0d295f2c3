import { type PositionColumns, type SingleAttributes, singlesOf } from '../ingest/recording-batch.ts';
import type { AirportWriter } from './airport-writer.ts';
import type { EntityWriter, OpenEntity } from './entity-writer.ts';
import { KIND_NUMBERS } from './kinds.ts';
import type { RecordCounts } from './record-counts.ts';
import type { RecordWriter } from './record-writer.ts';
import { RunTexts } from './run-texts.ts';
import { STATE_SHAPES } from './state-shape.ts';

const SHAPE = STATE_SHAPES.vehicle;
const KIND = KIND_NUMBERS.vehicle;

/** A vehicle of a batch. */
interface Known {
  readonly airport: number;
  readonly entity: OpenEntity;
}

/** Writes positions that come as columns: what `vehicle_update` lines become, without making lines of them. */
export class PositionWriter {
  readonly #airports: AirportWriter;
  readonly #entities: EntityWriter;
  readonly #records: RecordWriter;
  readonly #counts: RecordCounts;

  constructor(airports: AirportWriter, entities: EntityWriter, records: RecordWriter, counts: RecordCounts) {
    this.#airports = airports;
    this.#entities = entities;
    this.#records = records;
    this.#counts = counts;
  }

  /** What writes a batch's positions from one index up to before another, one such stretch after the other. */
  writer(positions: PositionColumns): (from: number, to: number) => void {
    const { vehicles, vehicle, given, time } = positions;
    const texts = new RunTexts(positions);
    const nextRun = () => texts.next();
    const singles = singlesOf(positions);
    let nextSingle = 0;
    const known: Known[] = [];
    let round = this.#entities.round;
    const forgetOthers = () => {
      if (this.#entities.round === round) return;
      known.length = 0;
      round = this.#entities.round;
    };
    const know = (index: number): Known => {
      const { airportId, vehicleId } = vehicles[index] as (typeof vehicles)[number];
      const airport = this.#airports.number(airportId);
      const found = { airport, entity: this.#entities.find(airport, SHAPE, vehicleId) };
      forgetOthers();
      known[index] = found;
      return found;
    };
    return (from, to) => {
      for (let row = from; row < to; row++) {
        forgetOthers();
        const index = vehicle[row] as number;
        const single = singles[nextSingle]?.row === row ? singles[nextSingle++] : undefined;
        const whose = known[index] ?? know(index);
        this.#write(whose, time[row] as number, given[row] as number, nextRun, single);
      }
    };
  }

  #write(
    { airport, entity }: Known,
    time: number,
    given: number,
    nextRun: () => string,
    single: SingleAttributes | undefined,
  ): void {
    const isLatest = time >= entity.latest;
    const before = isLatest ? entity.state : entity.base;
    const attributes = single ? before.attributes.after(single.keys, single.values) : before.attributes;
    const state = before.textAfter(given, nextRun, attributes);
    this.#records.add(airport, KIND, time, entity.number, given, single?.keys ?? null, state);
    this.#counts.add(airport, KIND, time);
    if (isLatest) {
      entity.state.advance(state, attributes);
      entity.latest = time;
    } else if (time < entity.refoldFrom) entity.refoldFrom = time;
  }
}
