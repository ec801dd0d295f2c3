import type { NdjsonLine } from '../../../contract/lines.ts';
import { toMs } from '../../../contract/time.ts';
import { FIELDS_OF_KIND } from '../profile/table-kinds.ts';

export type FlightUpdate = Extract<NdjsonLine, { kind: 'flight_update' }>;
type Milestones = NonNullable<FlightUpdate['milestones']>;

const TURNAROUND = 'turnaround' as const;
const FIELDS: ReadonlySet<string> = new Set(['kind', ...FIELDS_OF_KIND.flights]);

/**
 * Adds to each update of a flight the milestones that the table told of it before, for an update's milestones replace
 * the former ones. Memory grows with flights, not with rows.
 */
export class MilestoneMemory {
  readonly #told = new Map<string, Milestones>();

  add(line: NdjsonLine): void {
    if (line.kind !== 'flight_update' || !line.milestones) return;
    const key = `${line.airportId} ${line.flightId}`;
    const before = this.#told.get(key);
    const all = before ? { ...before, ...line.milestones } : line.milestones;
    this.#told.set(key, all);
    line.milestones = all;
  }
}

/** The instant of a milestone as a flight's updates tell it last; `undefined` where none does. */
export function milestoneOf(updates: readonly FlightUpdate[], name: string): number | undefined {
  const told = updates.findLast(({ milestones }) => milestones?.[name])?.milestones?.[name];
  return told ? toMs(told) : undefined;
}

/** Two flights of one aircraft as one turnaround's updates, in order of time. */
export function turnaroundUpdates(
  arrival: readonly FlightUpdate[],
  departure: readonly FlightUpdate[],
): FlightUpdate[] {
  const flightId = `${arrival[0]?.flightId}/${departure[0]?.flightId}`;
  const inBlock = milestoneOf(arrival, 'AIBT') ?? Number.NEGATIVE_INFINITY;
  const inbound = callsignOf(arrival);
  const outbound = callsignOf(departure);
  const first = arrival.map(line => ({ ...withPrefix(line, 'arrival_'), flightId, direction: TURNAROUND }));
  const then = departure.map(line => {
    const update = { ...withPrefix(line, 'departure_'), flightId, direction: TURNAROUND };
    if (toMs(line.time) > inBlock) return update;
    // While the aircraft is still to come, its next flight tells what is planned, not what the aircraft does.
    const { status: _, callsign: __, ...plan } = update;
    return plan;
  });
  const updates = [...first, ...then].sort((a, b) => toMs(a.time) - toMs(b.time));
  const [earliest] = updates;
  if (earliest) Object.assign(earliest, { ...(inbound && { inbound }), ...(outbound && { outbound }) });
  return updates;
}

/** Where arrival and departure say the same thing of themselves, neither may cover the other. */
function withPrefix(line: FlightUpdate, prefix: string): FlightUpdate {
  const entries = Object.entries(line).map(([key, value]) =>
    FIELDS.has(key) ? [key, value] : [`${prefix}${key}`, value],
  );
  return Object.fromEntries(entries) as FlightUpdate;
}

function callsignOf(updates: readonly FlightUpdate[]): string | undefined {
  return updates.find(({ callsign }) => callsign)?.callsign ?? undefined;
}
