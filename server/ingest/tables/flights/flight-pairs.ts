import { durationToMs, toMs } from '../../../contract/time.ts';
import { counted } from '../../counted.ts';
import { ImportError } from '../../import-error.ts';
import type { Profile } from '../profile/profile.ts';
import { type FlightUpdate, milestoneOf, turnaroundUpdates } from './flight-updates.ts';

/** Flights to be paired are held in memory; more updates than these are refused. */
const MOST_UPDATES = 300_000;

interface Flight {
  readonly key: string | undefined;
  readonly updates: FlightUpdate[];
}

interface Movement {
  readonly flight: Flight;
  readonly isArrival: boolean;
  readonly atMs: number;
}

/**
 * Pairs arrivals with departures into turnarounds: of what has the same key (gate and airline, say), an arrival and the
 * departure that comes next after it, where the time between the two is sensible. Both must have come about.
 */
export class FlightPairs {
  readonly #pair: NonNullable<Profile['pair']>;
  readonly #flights = new Map<string, Flight>();
  #updates = 0;

  constructor(pair: NonNullable<Profile['pair']>) {
    this.#pair = pair;
  }

  /** Throws an {@link ImportError} where there are too many. */
  add(update: FlightUpdate, key: string | undefined): void {
    if (++this.#updates > MOST_UPDATES) {
      const most = MOST_UPDATES.toLocaleString('en');
      throw new ImportError(`has over ${most} updates of flights to pair: split it, by days for instance`);
    }
    const id = `${update.airportId} ${update.flightId}`;
    const known = this.#flights.get(id);
    if (known) known.updates.push(update);
    else this.#flights.set(id, { key, updates: [update] });
  }

  /** All updates, in order of time, and what is to be told of the pairs. */
  finish(): { readonly updates: readonly FlightUpdate[]; readonly notes: readonly string[] } {
    const alone = new Set(this.#flights.values());
    const minutes: number[] = [];
    const updates: FlightUpdate[] = [];
    for (const movements of this.#movementsByKey().values()) {
      movements.sort((a, b) => a.atMs - b.atMs || Number(b.isArrival) - Number(a.isArrival));
      for (const [index, arrival] of movements.entries()) {
        const departure = movements[index + 1];
        if (!departure || !this.#isTurnaround(arrival, departure)) continue;
        updates.push(...turnaroundUpdates(arrival.flight.updates, departure.flight.updates));
        minutes.push((departure.atMs - arrival.atMs) / 60_000);
        alone.delete(arrival.flight);
        alone.delete(departure.flight);
      }
    }
    for (const flight of alone) updates.push(...flight.updates);
    updates.sort((a, b) => toMs(a.time) - toMs(b.time));
    return { updates, notes: this.#notes(minutes, [...alone]) };
  }

  #movementsByKey(): Map<string, Movement[]> {
    const byKey = new Map<string, Movement[]>();
    for (const flight of this.#flights.values()) {
      const isArrival = directionOf(flight) === 'arrival';
      const atMs = milestoneOf(flight.updates, isArrival ? 'AIBT' : 'AOBT');
      if (flight.key === undefined || atMs === undefined) continue;
      const movements = byKey.get(flight.key);
      if (movements) movements.push({ flight, isArrival, atMs });
      else byKey.set(flight.key, [{ flight, isArrival, atMs }]);
    }
    return byKey;
  }

  #isTurnaround(arrival: Movement, departure: Movement): boolean {
    if (!arrival.isArrival || departure.isArrival) return false;
    const ms = departure.atMs - arrival.atMs;
    const { shortest, longest } = this.#pair;
    return ms >= (durationToMs(shortest) ?? 0) && ms <= (durationToMs(longest) ?? 0);
  }

  #notes(minutes: readonly number[], alone: readonly Flight[]): string[] {
    const sorted = [...minutes].sort((a, b) => a - b);
    const share = (part: number) => Math.round(sorted[Math.floor(sorted.length * part)] ?? 0);
    const count = (wanted: (flight: Flight) => boolean) => alone.filter(wanted).length;
    const times = `${share(0.1)}, ${share(0.5)}, ${share(0.9)} min on the ground (10th, 50th, 90th percentile)`;
    const arrivals = count(flight => directionOf(flight) === 'arrival');
    const keyless = count(({ key }) => key === undefined);
    const unflown = count(({ updates }) => !['AIBT', 'AOBT'].some(name => milestoneOf(updates, name)));
    return [
      `paired ${counted(sorted.length, 'turnaround')} by ${this.#pair.by.join(' and ')}${sorted.length > 0 ? `: ${times}` : ''}`,
      `${counted(arrivals, 'arrival')} and ${counted(alone.length - arrivals, 'departure')} stay alone, ${unflown} of them without an actual time, ${keyless} without ${this.#pair.by.join(' or ')}`,
    ];
  }
}

/** Whether it comes or goes: as told, else by what is known of it. */
function directionOf({ updates }: Flight): FlightUpdate['direction'] {
  const told = updates.find(({ direction }) => direction)?.direction;
  if (told) return told;
  const has = (milestone: RegExp) =>
    updates.some(({ milestones }) => Object.keys(milestones ?? {}).some(name => milestone.test(name)));
  return has(/(IBT|LDT)$/) && !has(/(OBT|TOT)$/) ? 'arrival' : 'departure';
}
