import type { DecisionState } from '../../../server/contract/records.ts';

/** The decisions on a task, in order of time. */
export function decisionsOn(taskId: string, decisions: readonly DecisionState[]): DecisionState[] {
  return decisions.filter(each => each.taskId === taskId);
}

/** The decisions that weighed a vehicle or chose it, in order of time. */
export function decisionsWeighing(vehicleId: string, decisions: readonly DecisionState[]): DecisionState[] {
  return decisions.filter(
    each =>
      each.chosenVehicleId === vehicleId ||
      each.candidates?.some(candidate => candidate.vehicleId === vehicleId),
  );
}

/** How a decision went for one vehicle: its place by score among all, from 1, and whether it was chosen. */
export function outcomeFor(
  vehicleId: string,
  { candidates, chosenVehicleId }: DecisionState,
): {
  readonly place: number | null;
  readonly of: number;
  readonly chosen: boolean;
  readonly rejected: string | null;
} {
  const all = candidates ?? [];
  const own = all.find(each => each.vehicleId === vehicleId);
  const score = own?.score ?? null;
  const better =
    score === null ? 0 : all.filter(each => (each.score ?? Number.NEGATIVE_INFINITY) > score).length;
  return {
    place: score === null ? null : better + 1,
    of: all.length,
    chosen: chosenVehicleId === vehicleId,
    rejected: own?.rejectedBecause ?? null,
  };
}
