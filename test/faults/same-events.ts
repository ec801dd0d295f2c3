import type { OutboxEvent } from '../../server/replay/outbox-event.ts';
import { ContractBreach } from './strict-viewer.ts';

/**
 * Throws a {@link ContractBreach} that names the first difference between what `who` got and what was to come. Data are
 * compared as what they say, for each transport writes them its own way.
 */
export function expectSameEvents(
  got: readonly OutboxEvent[],
  expected: readonly OutboxEvent[],
  who: string,
): void {
  const at = expected.findIndex((event, place) => textOf(got[place]) !== textOf(event));
  if (at === -1 && got.length === expected.length) return;
  const place = at === -1 ? expected.length : at;
  throw new ContractBreach(
    `${who} got ${told(got[place])} where ${told(expected[place])} was to come (event ${place} of ${expected.length})`,
  );
}

function textOf(event: OutboxEvent | undefined): string {
  return event ? `${event.id} ${event.event} ${JSON.stringify(JSON.parse(event.data))}` : '';
}

function told(event: OutboxEvent | undefined): string {
  return event ? textOf(event).slice(0, 200) : 'nothing';
}
