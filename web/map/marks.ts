import type { VehicleStatus } from '../../server/contract/vocabulary.ts';

/** The forms of a badge, the second cue beside its colour. */
export const PLATES = ['solid', 'hollow', 'dashed', 'crossed'] as const;
type Plate = (typeof PLATES)[number];

/** How a status is told without its colour. */
export type Mark = {
  readonly plate: Plate;
  /** Whether a nose points where it is headed. */
  readonly nose: boolean;
};

/** No two statuses share a mark: whoever sees no colour can still tell them apart. */
export const MARKS: Readonly<Record<VehicleStatus, Mark>> = {
  working: { plate: 'solid', nose: false },
  en_route: { plate: 'solid', nose: true },
  returning: { plate: 'hollow', nose: true },
  idle: { plate: 'hollow', nose: false },
  charging: { plate: 'dashed', nose: false },
  out_of_service: { plate: 'crossed', nose: false },
  unknown: { plate: 'dashed', nose: true },
};

/** The mark of a vehicle of this status; one that tells none is marked as unknown. */
export function markOf(status: VehicleStatus | null): Mark {
  return MARKS[status ?? 'unknown'];
}
