import { describe, it } from 'vitest';
import { type FaultCase, NotPossible } from './fault-case.ts';

/**
 * Tries faults as tests, beside each other, for most of their time is waiting; each is skipped where the machine lacks
 * something for it.
 */
export function tryFaults(name: string, faults: readonly FaultCase[]): void {
  describe.concurrent(name, () => {
    for (const { fault, run } of faults) {
      it(fault, async ({ skip }) => {
        await run().catch(error => {
          if (error instanceof NotPossible) skip(error.message);
          throw error;
        });
      });
    }
  });
}
