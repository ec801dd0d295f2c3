import { behindCompression } from './behind-compression.ts';
import type { FaultCase } from './fault-case.ts';
import { randomCuts } from './random-cuts.ts';
import { changingRates } from './rates-and-positions.ts';
import { resumesAtOnce } from './resumes-at-once.ts';
import { garbage, halvesAndResets } from './rude-clients.ts';
import { neverReading } from './slow-viewers.ts';
import { damagedRecords, fullDisk, lockedSessions } from './stores.ts';
import { strangeIds } from './strange-ids.ts';
import { threeWays } from './three-ways.ts';

/** Those that take seconds: every test run has them. */
export const QUICK_FAULTS: readonly FaultCase[] = [
  randomCuts,
  threeWays,
  changingRates,
  strangeIds,
  resumesAtOnce,
  halvesAndResets,
  garbage,
  neverReading,
  lockedSessions,
  fullDisk,
  damagedRecords,
  behindCompression,
];
