import type { FileToRead } from '../format-reader.ts';
import { ImportError } from '../import-error.ts';
import { assembleMaps, type MapContents } from './assemble-maps.ts';
import { groundKind } from './ground-kind.ts';
import type { MapAirport, MapFeature } from './map-feature.ts';
import { type MapShape, pointsOf } from './map-shape.ts';

/** An airport has some ten thousand features; a file of many more is the map of a region. */
const MOST_FEATURES = 60_000;
const MOST_POINTS = 1_000_000;
const LONGEST_TEXT = 2000;

/** Collects what a file tells of maps, and hands the maps on when all of it is read. */
export class MapReading {
  readonly #file: Pick<FileToRead, 'sink' | 'hints' | 'airports'>;
  readonly #shapes: MapShape[] = [];
  readonly #drawn: MapFeature[] = [];
  #points = 0;

  constructor(file: Pick<FileToRead, 'sink' | 'hints' | 'airports'>) {
    this.#file = file;
  }

  get isEmpty(): boolean {
    return this.#shapes.length + this.#drawn.length === 0;
  }

  addShape(shape: MapShape): void {
    this.#shapes.push(shape);
    this.#refuseTooMany(pointsOf(shape.form).length);
  }

  addDrawn(feature: MapFeature): void {
    this.#drawn.push(feature);
    this.#refuseTooMany(1);
  }

  setAside(offset: number, value: unknown, reason: string): void {
    this.#file.sink.setAside({ offset, text: JSON.stringify(value)?.slice(0, LONGEST_TEXT) ?? '', reason });
  }

  /** Hands the maps on and returns notes on them. Throws an {@link ImportError} where there is none. */
  finish(attribution: MapContents['attribution'], declared?: MapAirport): readonly string[] {
    const { sink, hints, airports } = this.#file;
    if (this.#drawn.length === 0 && !this.#shapes.some(({ tags }) => groundKind(tags))) {
      throw new ImportError(
        "holds nothing that an airport's map shows: no feature of it has tags or a kind that are known, such as aeroway=runway",
      );
    }
    const contents = { shapes: this.#shapes, drawn: this.#drawn, attribution };
    const { maps, notes } = assembleMaps(contents, { declared, hint: hints.airportId, known: airports });
    if (maps.length === 0) {
      throw new ImportError(`holds nothing that an airport's map shows; ${notes.join('; ')}`);
    }
    for (const map of maps) sink.writeMap(map.airport.airportId, map);
    return notes;
  }

  #refuseTooMany(points: number): void {
    this.#points += points;
    if (this.#shapes.length + this.#drawn.length > MOST_FEATURES) {
      throw new ImportError('holds more than 60,000 features: cut it to the airport');
    }
    if (this.#points > MOST_POINTS) {
      throw new ImportError('holds more than 1,000,000 points: cut it to the airport');
    }
  }
}
