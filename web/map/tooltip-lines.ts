import type { TaskState, VehicleState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { delayText, durationText } from '../format/durations.ts';
import { speedText, speedUnit } from '../format/measures.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { lateBy } from '../shift/lateness.ts';

const text = texts('map');
/** A fix older than this, ms, is told with its age: until then the vehicle is shown where it is. */
const OLD_AFTER_MS = 15_000;

export type TooltipLines = {
  readonly name: string;
  readonly facts: readonly string[];
  /** What is wrong: a late task, an old fix. */
  readonly warnings: readonly string[];
};

/** What a note beside a vehicle tells of it at `time` (ms since 1970). */
export function tooltipLines(vehicle: VehicleState, task: TaskState | undefined, time: number): TooltipLines {
  const facts = [
    [words(vehicle.vehicleType), ...(vehicle.status ? [words(vehicle.status)] : [])].join(' · '),
  ];
  if (vehicle.speed !== null) facts.push(speedText(vehicle.speed, speedUnit(vehicle.vehicleType)));
  if (task) {
    const what = words(task.taskType);
    facts.push(task.stand ? text('fleet.taskAt', { task: what, stand: task.stand }) : what);
  }
  const warnings: string[] = [];
  const late = task ? lateBy(task, time) : null;
  if (late !== null) warnings.push(delayText(late));
  const age = time - toMs(vehicle.time);
  if (age > OLD_AFTER_MS) warnings.push(text('fleet.lastFix', { age: durationText(age) }));
  return { name: vehicle.callsign ?? vehicle.vehicleId, facts, warnings };
}
