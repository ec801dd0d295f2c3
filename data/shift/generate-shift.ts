import type { NdjsonLine } from '../../server/contract/lines.ts';
import type { Network } from '../network/network.ts';
import { Random } from './random.ts';
import { merge, type Reporting, reports } from './sampling.ts';
import { AIRPORT, SHIFT_SECONDS } from './shift-constants.ts';
import { simulate } from './simulation.ts';

export interface ShiftOptions {
  /** Any whole number; the same seed over the same network gives the same lines. */
  readonly seed: number;
  readonly network: Network;
}

/**
 * Four hours at Barcelona on 14 March 2026, 05:00 to 09:00 UTC, as lines of the native format in the order of time:
 * first the airport and the vehicles, then what was recorded. An aircraft is a vehicle with the transponder's address
 * as its id; parked, it is silent but for a report every few minutes; on its climb it reports
 * `out_of_service` for the last time. Airlines, flight numbers and registrations are invented.
 */
export function* generateShift({ seed, network }: ShiftOptions): Generator<NdjsonLine> {
  const random = new Random(seed);
  const { visits, fleet, log } = simulate(network, random);
  const airportId = AIRPORT.airportId;
  yield { kind: 'airport', ...AIRPORT };
  const reporting: Reporting[] = [];
  for (const { vehicleId, entry, callsign, track } of fleet) {
    yield { kind: 'vehicle', airportId, vehicleId, vehicleType: entry.vehicleType, callsign };
    reporting.push({ vehicleId, track, from: 0, parked: [10, 30], gapChance: 0.0006 });
  }
  for (const { plan, track } of visits) {
    const from = plan.sibt === null ? 0 : track.firstStart;
    const left = track.changes.find(({ fields }) => fields.status === 'out_of_service');
    if (from > SHIFT_SECONDS || (left && left.time < 0)) continue;
    const vehicleId = plan.address;
    yield {
      kind: 'vehicle',
      airportId,
      vehicleId,
      vehicleType: 'aircraft',
      callsign: plan.inbound ?? plan.outbound,
    };
    if (plan.sibt === null)
      track.change(Number.NEGATIVE_INFINITY, { status: 'idle', flightId: plan.flightId });
    reporting.push({ vehicleId, track, from, parked: [220, 340], gapChance: 0 });
  }
  const sources = reporting.map(one => reports(one, random.fork(one.vehicleId)));
  for (const { line } of merge([log.lines().values(), ...sources])) yield line;
}
