import { type EventId, parseEventId } from '../../../../server/replay/event-id.ts';

/** How an event goes on from the one before: right after it, later, not after it, or from a new beginning. */
export type Step = 'next' | 'missed' | 'doubled' | 'anew';

/** These end what is published together. */
const LAST_OF_ENTRY: ReadonlySet<string> = new Set(['clock', 'playback', 'snapshot', 'end']);

/** Sees by the ids of one viewer's events whether each comes right after the one before. */
export class Continuity {
  #before: EventId | undefined;
  #entryIsOver = false;

  step(idText: string, event: string): Step {
    const id = parseEventId(idText);
    if (!id) throw new Error(`${idText} is no id of ours`);
    const before = this.#before;
    const entryIsOver = this.#entryIsOver;
    this.#before = id;
    this.#entryIsOver = LAST_OF_ENTRY.has(event);
    if (id.index === 'p' || id.index === 's')
      return id.index === 's' && before?.index === 'p' ? 'next' : 'anew';
    if (!before || before.epoch !== id.epoch || before.sessionId !== id.sessionId) return 'anew';
    const index = Number(id.index);
    const indexBefore = typeof before.index === 'number' ? before.index : Number.POSITIVE_INFINITY;
    if (id.last === before.last) return orderOf(index - indexBefore);
    if (id.last < before.last) return 'doubled';
    return id.last === before.last + 1 && index === 0 && entryIsOver ? 'next' : 'missed';
  }
}

function orderOf(difference: number): Step {
  if (difference === 1) return 'next';
  return difference > 1 ? 'missed' : 'doubled';
}
