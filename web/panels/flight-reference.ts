import type { FlightState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';

const INBOUND = ['AIBT', 'EIBT', 'SIBT'];
const OUTBOUND = ['AOBT', 'TOBT', 'EOBT', 'SOBT'];

/** A flight counts as late from a quarter of an hour behind its schedule, as airports count. */
export const LATE_FLIGHT_MS = 900_000;

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

/** How far the block time that matters next is behind its schedule, ms; `null` where either is not known. */
export function flightDelay(flight: FlightState): number | null {
  const reference = flightReference(flight);
  const scheduled = flight.milestones?.[reference && INBOUND.includes(reference.milestone) ? 'SIBT' : 'SOBT'];
  return reference && scheduled ? reference.time - toMs(scheduled) : null;
}
