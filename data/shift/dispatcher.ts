import type { DecisionState } from '../../server/contract/records.ts';

type Candidate = NonNullable<DecisionState['candidates']>[number];

/** One vehicle as the dispatcher sees it at the moment of a decision. Seconds and metres. */
export interface Applicant {
  readonly vehicleId: string;
  /** Along the service roads, from where it is or will be free. */
  readonly distance: number;
  /** Until it can be at the stand, the end of its present job included. */
  readonly etaSeconds: number;
  readonly tasksDone: number;
  /** Percent left in the tank or the battery. */
  readonly energy: number;
  readonly homeTerminal: string;
  readonly outOfService: boolean;
  readonly charging: boolean;
  /** The task that it is on, and the next one that it holds. */
  readonly busyWith: string | null;
  readonly heldFor: string | null;
  readonly refused: boolean;
}

export interface Demand {
  /** Seconds until the planned start; negative where it has passed. */
  readonly slack: number;
  readonly terminal: string;
  /** Whom an earlier step of the same flight leaves in place, if any. */
  readonly continues: string | null;
}

export interface Choice {
  readonly chosenVehicleId: string | null;
  readonly candidates: Candidate[];
}

const MOST_CANDIDATES = 12;
/** Percent below which a vehicle gets no task, and goes to charge. */
export const LOW_ENERGY = 20;
/** A busy vehicle may be given a next task that it reaches at most this late, in seconds. */
const TOLERATED_DELAY = 240;
const FARTHEST = 5200;

function rejection(applicant: Applicant, demand: Demand): string | null {
  if (applicant.outOfService) return 'out of service';
  if (applicant.charging) return 'charging';
  if (applicant.refused) return 'driver refused this task';
  if (applicant.heldFor)
    return `busy with ${applicant.busyWith ?? applicant.heldFor}, holds ${applicant.heldFor}`;
  if (applicant.energy < LOW_ENERGY) return `low energy, ${Math.floor(applicant.energy)} %`;
  if (applicant.distance > FARTHEST) return `too far, ${(applicant.distance / 1000).toFixed(1)} km`;
  const late = applicant.etaSeconds - Math.max(demand.slack, 0);
  if (applicant.busyWith && late > TOLERATED_DELAY) {
    return `busy with ${applicant.busyWith}, ${Math.round(late / 60)} min late`;
  }
  return null;
}

/**
 * Points for one applicant, of about 100: minus one for each 8 s of travel beyond the slack, one for each 20 s of
 * travel within it, two for each task done this shift; plus five at its own terminal, forty for going on with an
 * aircraft that it already serves.
 */
function score(applicant: Applicant, demand: Demand): number {
  const slack = Math.max(demand.slack, 0);
  const late = Math.max(0, applicant.etaSeconds - slack);
  const points =
    100 -
    late / 8 -
    Math.min(applicant.etaSeconds, slack) / 20 -
    applicant.tasksDone * 2 -
    Math.max(0, 40 - applicant.energy) / 2 +
    (applicant.homeTerminal === demand.terminal ? 5 : 0) +
    (applicant.vehicleId === demand.continues ? 40 : 0);
  return Math.round(points * 10) / 10;
}

/** Ranks the vehicles of the fitting kind, best first, and chooses the best that nothing speaks against. */
export function choose(applicants: readonly Applicant[], demand: Demand): Choice {
  const candidates = applicants
    .map(applicant => ({
      vehicleId: applicant.vehicleId,
      score: score(applicant, demand),
      etaSeconds: Math.round(applicant.etaSeconds),
      distance: Math.round(applicant.distance),
      rejectedBecause: rejection(applicant, demand),
    }))
    .sort(
      (a, b) => Number(a.rejectedBecause !== null) - Number(b.rejectedBecause !== null) || b.score - a.score,
    )
    .slice(0, MOST_CANDIDATES);
  const best = candidates[0];
  return { chosenVehicleId: best && best.rejectedBecause === null ? best.vehicleId : null, candidates };
}
