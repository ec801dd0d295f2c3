import fc from 'fast-check';
import { describe, it } from 'vitest';
import { csvTarget } from '../../fuzz/csv.ts';
import { jsonTarget } from '../../fuzz/json.ts';

describe.each([csvTarget, jsonTarget])('$name', ({ input, run }) => {
  it('neither throws nor hangs on damaged files', async () => {
    await fc.assert(fc.asyncProperty(input, run), { numRuns: 200 });
  });
});
