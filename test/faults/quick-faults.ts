import { behindCompression } from './behind-compression.ts';
import type { FaultCase } from './fault-case.ts';
import { BAD_FILES } from './imports/bad-files.ts';
import { ENDED_IMPORTS } from './imports/ended-imports.ts';
import { randomCuts } from './random-cuts.ts';
import { changingRates } from './rates-and-positions.ts';
import { resumesAtOnce } from './resumes-at-once.ts';
import { garbage, halvesAndResets } from './rude-clients.ts';
import { neverReading } from './slow-viewers.ts';
import { damagedRecords, fullDisk, lockedSessions } from './stores.ts';
import { strangeIds } from './strange-ids.ts';
import { threeWays } from './three-ways.ts';

/** Faults that take seconds are tried with all other tests; these are about coming back. */
export const RESUMES: readonly FaultCase[] = [
  randomCuts,
  threeWays,
  changingRates,
  strangeIds,
  resumesAtOnce,
];

/** These are about what clients, disks and what stands before the server do to it. */
export const HARMS: readonly FaultCase[] = [
  halvesAndResets,
  garbage,
  neverReading,
  lockedSessions,
  fullDisk,
  damagedRecords,
  behindCompression,
];

/** These are about what files and ends do to an import. */
export const IMPORTS: readonly FaultCase[] = [...BAD_FILES, ...ENDED_IMPORTS];
