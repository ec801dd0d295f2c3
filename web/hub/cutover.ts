import { type EventPlace, placeOf } from '../api/event-place.ts';
import type { ParsedEvent } from '../api/sse-parser.ts';

/**
 * Leads a reader who holds a snapshot over to a stream that goes on beside it: lets through exactly the events that came
 * after the snapshot. A snapshot stands after the whole of its entry.
 */
export class Cutover {
  readonly #snapshot: EventPlace;
  readonly #asked: EventPlace;

  /** `asked`: where the stream was when the snapshot was asked for. */
  constructor(snapshot: EventPlace, asked: EventPlace) {
    this.#snapshot = snapshot;
    this.#asked = asked;
  }

  passes({ id }: ParsedEvent): boolean {
    const place = placeOf(id);
    if (!place) return true;
    const { epoch, entry } = this.#snapshot;
    if (place.epoch === epoch) return place.entry > entry;
    // Another log: a newer one begins with the whole state, an older one tells what the snapshot holds already.
    return epoch === this.#asked.epoch || place.epoch !== this.#asked.epoch;
  }
}
