import type { FlightState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';

const INBOUND = ['AIBT', 'EIBT', 'SIBT'];
const OUTBOUND = ['AOBT', 'TOBT', 'EOBT', 'SOBT'];

/** Whether the flight is gone from the airport, or never comes. */
export function isFlightOver({ status }: FlightState): boolean {
  return status === 'departed' || status === 'cancelled' || status === 'diverted';
}

/**
 * The block time that matters next: in-block for what is still to arrive, off-block for the rest; of each the actual
 * one, else the best estimate, else the schedule. `null` where the flight has none.
 */
export function flightReference({
  direction,
  milestones,
}: FlightState): { milestone: string; time: number } | null {
  if (!milestones) return null;
  const arrived = Boolean(milestones.AIBT);
  const inbound = direction === 'arrival' || (direction === 'turnaround' && !arrived);
  for (const milestone of inbound ? INBOUND : [...OUTBOUND, ...INBOUND]) {
    const time = milestones[milestone];
    if (time) return { milestone, time: toMs(time) };
  }
  return null;
}
