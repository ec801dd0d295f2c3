import type { RecordKind } from '../contract/records.ts';

/** The numbers by which the database knows the kinds; they never change. */
export const KIND_NUMBERS = {
  vehicle: 0,
  task: 1,
  flight: 2,
  notification: 3,
  decision: 4,
} as const satisfies Record<RecordKind, number>;
