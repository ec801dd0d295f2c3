import type { DecisionState } from '../../../server/contract/records.ts';

/** One whom a decision weighed, as the map shows it. */
export type ShownCandidate = {
  readonly vehicleId: string;
  /** 1 for the best score. */
  readonly rank: number;
  readonly score: number | null;
  readonly chosen: boolean;
  /** Why not, in the words of the dispatch system. */
  readonly rejectedBecause: string | null;
  /** 0 for the worst score of all, 1 for the best. */
  readonly share: number;
};

/** The candidates of a decision by score, the best first; those without a score last. */
export function shownCandidates({ candidates, chosenVehicleId }: DecisionState): ShownCandidate[] {
  const ranked = [...(candidates ?? [])].sort((a, b) => scoreOf(b.score) - scoreOf(a.score));
  const scores = ranked.map(each => each.score).filter(score => score !== null);
  const [most, least] = [Math.max(...scores), Math.min(...scores)];
  return ranked.map(({ vehicleId, score, rejectedBecause }, index) => ({
    vehicleId,
    rank: index + 1,
    score,
    chosen: vehicleId === chosenVehicleId,
    rejectedBecause,
    share: score === null ? 0 : most > least ? (score - least) / (most - least) : 1,
  }));
}

function scoreOf(score: number | null): number {
  return score ?? Number.NEGATIVE_INFINITY;
}
