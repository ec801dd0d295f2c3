import { stepTo } from '../state/commands.ts';
import { selection } from '../state/selection.ts';

/** Moves to the next or previous record: of what is selected, where something is, else of anything. */
export function stepToRecord(to: 'next' | 'previous'): Promise<void> {
  const selected = selection.peek();
  return selected && selected.kind !== 'stand'
    ? stepTo(to, { kind: selected.kind, id: selected.id })
    : stepTo(to);
}
