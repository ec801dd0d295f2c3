import type { FindingExample } from '../../server/contract/findings.ts';
import { toMs } from '../../server/contract/time.ts';
import type { Opening } from '../state/opening.ts';
import type { Selection } from '../state/selection.ts';

/** A place in a replay: where, when (ms since 1970), and what to look at there. */
export type Moment = Readonly<Required<Pick<Opening, 'airportId' | 'time'>> & { selection?: Selection }>;

/** Where an example of a finding can be seen. */
export function momentOf({ airportId, time, vehicleId, taskId, flightId }: FindingExample): Moment {
  const selection = selectionOf(vehicleId, taskId, flightId);
  return { airportId, time: toMs(time), ...(selection ? { selection } : {}) };
}

function selectionOf(vehicleId?: string, taskId?: string, flightId?: string): Selection | undefined {
  if (vehicleId !== undefined) return { kind: 'vehicle', id: vehicleId };
  if (taskId !== undefined) return { kind: 'task', id: taskId };
  return flightId === undefined ? undefined : { kind: 'flight', id: flightId };
}
