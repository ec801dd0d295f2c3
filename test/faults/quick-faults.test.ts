import { describe, it } from 'vitest';
import { NotPossible } from './fault-case.ts';
import { QUICK_FAULTS } from './quick-faults.ts';

describe('the stream holds through', () => {
  for (const { fault, run } of QUICK_FAULTS) {
    it(fault, async ({ skip }) => {
      await run().catch(error => {
        if (error instanceof NotPossible) skip(error.message);
        throw error;
      });
    });
  }
});
