import { recordShift } from './recorded-shift.ts';

/** The shift of the first seed: made once for all test files of a worker, for it takes seconds. */
export const SHIFT = recordShift(1);
