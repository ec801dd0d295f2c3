import { stepTo } from '../state/commands.ts';
import { selection } from '../state/selection.ts';
import { stepInLane, steppedLane } from '../timeline/lane-steps.ts';

/**
 * Moves to the next or previous event: in the timeline's lane that was chosen for it, else the next record of what is
 * selected, where something is, else of anything.
 */
export function stepToRecord(to: 'next' | 'previous'): Promise<void> {
  const lane = steppedLane.peek();
  if (lane) return stepInLane(lane, to);
  const selected = selection.peek();
  return selected && selected.kind !== 'stand'
    ? stepTo(to, { kind: selected.kind, id: selected.id })
    : stepTo(to);
}
