import fc from 'fast-check';
import { describe, it } from 'vitest';
import { asterixTarget, pcapTarget } from '../../fuzz/asterix.ts';

describe.each([asterixTarget, pcapTarget])('$name', ({ input, run }) => {
  it('neither throws nor hangs on damaged files, and tells of each piece once', async () => {
    await fc.assert(fc.asyncProperty(input, run), { numRuns: 200 });
  });
});
