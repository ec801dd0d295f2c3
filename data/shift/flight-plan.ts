import { AIRCRAFT_TYPES, type AircraftType } from './aircraft-types.ts';
import { AIRLINES, type Airline } from './airlines.ts';
import type { Random } from './random.ts';
import { SHIFT_SECONDS, WARM_UP_SECONDS } from './shift-constants.ts';
import { MINUTE } from './task-spec.ts';

/** A visit to the airport as the airlines planned it. Times are seconds from the shift's start. */
export interface FlightPlan {
  readonly flightId: string;
  readonly airline: string;
  readonly inbound: string | null;
  readonly outbound: string | null;
  readonly origin: string | null;
  readonly destination: string | null;
  readonly registration: string;
  /** The transponder's 24-bit address, six hexadecimal digits. */
  readonly address: string;
  readonly aircraft: AircraftType;
  readonly direction: 'arrival' | 'departure' | 'turnaround';
  readonly terminal: 'T1' | 'T2';
  /** Planned for a stand without a bridge. */
  readonly remote: boolean;
  readonly sibt: number | null;
  readonly sobt: number | null;
}

const HOUR = 3600;
/** Scheduled in-block times beyond the shift's end: known to the dispatchers before the aircraft come. */
const OUTLOOK = 75 * MINUTE;

/** Arrivals in each hour, the warm-up before the start first. */
const ARRIVALS_BY_HOUR = [5, 11, 13, 13, 12, 13];
/** Departures of aircraft that stood here overnight, as `[from, to, how many]` in minutes; the middle one is the peak. */
const NIGHT_STOPS = [
  [-5, 40, 8],
  [46, 72, 8],
  [85, 130, 3],
] as const;

const toFiveMinutes = (seconds: number) => Math.round(seconds / (5 * MINUTE)) * 5 * MINUTE;

function pickAirline(random: Random): Airline {
  let draw = random.between(
    0,
    AIRLINES.reduce((sum, airline) => sum + airline.share, 0),
  );
  for (const airline of AIRLINES) {
    draw -= airline.share;
    if (draw < 0) return airline;
  }
  return random.pick(AIRLINES);
}

function arrivalTimes(random: Random): number[] {
  const times: number[] = [];
  for (const [index, count] of ARRIVALS_BY_HOUR.entries()) {
    for (let slot = 0; slot < count; slot++) {
      times.push((index - 1) * HOUR + ((slot + random.between(0.1, 0.9)) / count) * HOUR);
    }
  }
  return times.filter(time => time > -WARM_UP_SECONDS && time < SHIFT_SECONDS + OUTLOOK);
}

function groundTime(random: Random, aircraft: AircraftType): number {
  if (aircraft.body === 'wide') return random.between(105, 140) * MINUTE;
  const shortest = aircraft.code === 'AT76' ? 42 : aircraft.seats < 150 ? 50 : 54;
  const spread = random.chance(0.25) ? random.between(20, 50) : random.between(0, 20);
  return (shortest + spread) * MINUTE;
}

/** Plans every visit of the shift, ordered by the time on which it begins. */
export function planFlights(random: Random): FlightPlan[] {
  const used = new Set<string>();
  const unique = (make: () => string): string => {
    for (;;) {
      const text = make();
      if (used.has(text)) continue;
      used.add(text);
      return text;
    }
  };
  const letters = (count: number) =>
    Array.from({ length: count }, () => String.fromCharCode(65 + random.integer(0, 25))).join('');
  const visit = (sibt: number | null, night: number | null): FlightPlan => {
    const airline = pickAirline(random);
    const aircraft = AIRCRAFT_TYPES[random.pick(airline.fleet)];
    const stays = sibt !== null && (random.chance(0.12) || (sibt < -20 * MINUTE && aircraft.body === 'wide'));
    const sobt = sibt === null ? night : stays ? null : toFiveMinutes(sibt + groundTime(random, aircraft));
    const number = () => `${airline.designator}${random.integer(11, 98) * 100 + random.integer(1, 48) * 2}`;
    const first = unique(number);
    const outbound = sibt === null ? first : `${first.slice(0, -1)}${Number(first.slice(-1)) + 1}`;
    return {
      flightId: `${first}-14MAR`,
      airline: airline.designator,
      inbound: sibt === null ? null : first,
      outbound: sobt === null ? null : outbound,
      origin: sibt === null ? null : random.pick(airline.network),
      destination: sobt === null ? null : random.pick(airline.network),
      registration: unique(() => `QX-${letters(3)}`),
      address: unique(() => `f0${random.integer(0x1000, 0x7fff).toString(16)}`),
      aircraft,
      direction: sibt === null ? 'departure' : sobt === null ? 'arrival' : 'turnaround',
      terminal: airline.terminal,
      remote: aircraft.body === 'narrow' && random.chance(aircraft.code === 'AT76' ? 0.75 : 0.14),
      sibt,
      sobt,
    };
  };
  const plans = arrivalTimes(random).map(time => visit(toFiveMinutes(time), null));
  for (const [from, to, count] of NIGHT_STOPS) {
    for (let index = 0; index < count; index++) {
      plans.push(visit(null, toFiveMinutes(random.between(from, to) * MINUTE)));
    }
  }
  return plans.sort((a, b) => (a.sibt ?? -WARM_UP_SECONDS) - (b.sibt ?? -WARM_UP_SECONDS));
}
