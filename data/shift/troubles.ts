import type { FlightPlan } from './flight-plan.ts';
import type { Random } from './random.ts';
import { MINUTE } from './task-spec.ts';

/** What goes wrong in the shift, and to whom: settled before it begins. Times are seconds from the shift's start. */
export class Troubles {
  readonly #late: string | undefined;
  readonly #stand: string | undefined;
  readonly #breakdown: string | undefined;
  readonly #fuelling: string | undefined;
  readonly #restricted: ReadonlyMap<string, number>;

  constructor(plans: readonly FlightPlan[], random: Random) {
    const taken = new Set<string>();
    const pick = (fits: (plan: FlightPlan) => boolean): string | undefined => {
      const fitting = plans.filter(
        plan => !taken.has(plan.flightId) && plan.aircraft.body === 'narrow' && fits(plan),
      );
      if (fitting.length === 0) return undefined;
      const { flightId } = random.pick(fitting);
      taken.add(flightId);
      return flightId;
    };
    const arrives = (from: number, to: number) => (plan: FlightPlan) =>
      plan.direction === 'turnaround' &&
      plan.sibt !== null &&
      plan.sibt >= from * MINUTE &&
      plan.sibt < to * MINUTE;
    const departs = (from: number, to: number) => (plan: FlightPlan) =>
      plan.sobt !== null && plan.sobt >= from * MINUTE && plan.sobt < to * MINUTE && !plan.remote;
    this.#late = pick(arrives(50, 100));
    this.#stand = pick(plan => arrives(90, 160)(plan) && !plan.remote);
    this.#breakdown = pick(departs(100, 150));
    this.#fuelling = pick(
      plan => departs(110, 200)(plan) && plan.sibt !== null && (plan.sobt ?? 0) - plan.sibt < 66 * MINUTE,
    );
    const restricted = new Map<string, number>();
    for (let count = 0; count < 7; count++) {
      const flightId = pick(departs(30, 240));
      const plan = plans.find(candidate => candidate.flightId === flightId);
      if (plan?.sobt) restricted.set(plan.flightId, plan.sobt + Math.round(random.between(16, 30)) * MINUTE);
    }
    this.#restricted = restricted;
  }

  /** Later than scheduled by the trouble, in seconds. */
  lateness(flightId: string): number {
    return flightId === this.#late ? 52 * MINUTE : 0;
  }

  /** Its stand is taken from it after landing. */
  changesStand(flightId: string): boolean {
    return flightId === this.#stand;
  }

  /** The tow tractor breaks down at its nose. */
  breaksDown(flightId: string): boolean {
    return flightId === this.#breakdown;
  }

  /** The fuelling takes this much longer, in seconds. */
  fuellingSetback(flightId: string): number {
    return flightId === this.#fuelling ? 30 * MINUTE : 0;
  }

  /** The calculated take-off time, where the network manager restricts the flight. */
  restriction(flightId: string): Record<string, number> {
    const time = this.#restricted.get(flightId);
    return time === undefined ? {} : { CTOT: time };
  }
}
