import type { OutboxEvent } from '../../server/replay/outbox-event.ts';
import { ContractBreach, type StrictViewer } from './strict-viewer.ts';

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

/**
 * Throws a {@link ContractBreach} where a viewer, after the `playback` and `snapshot` of its joining, got something else
 * than a witness that was never cut. Answers with the number of events compared.
 */
export function expectSameStream(viewer: StrictViewer, witness: StrictViewer, who: string): number {
  const told = witness.eventsSince(0);
  const seen = viewer.eventsSince(2);
  const from = told.findIndex(({ id }) => id === seen[0]?.id);
  if (from === -1) throw new ContractBreach(`${who} got nothing that the witness got`);
  const most = Math.min(seen.length, told.length - from);
  expectSameEvents(seen.slice(0, most), told.slice(from, from + most), who);
  return most;
}

function textOf(event: OutboxEvent | undefined): string {
  return event ? `${event.id} ${event.event} ${JSON.stringify(JSON.parse(event.data))}` : '';
}

function told(event: OutboxEvent | undefined): string {
  return event ? textOf(event).slice(0, 200) : 'nothing';
}
