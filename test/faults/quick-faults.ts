import type { FaultCase } from './fault-case.ts';
import { randomCuts } from './random-cuts.ts';
import { strangeIds, twoResumesAtOnce } from './strange-ids.ts';

/** Those that take seconds: every test run has them. */
export const QUICK_FAULTS: readonly FaultCase[] = [randomCuts, strangeIds, twoResumesAtOnce];
