import fc from 'fast-check';
import { describe, it } from 'vitest';
import { aptDatTarget } from '../../fuzz/apt-dat.ts';
import { ndjsonTarget } from '../../fuzz/ndjson.ts';

describe.each([aptDatTarget, ndjsonTarget])('$name', ({ input, run }) => {
  it('neither throws nor hangs on damaged files', async () => {
    await fc.assert(fc.asyncProperty(input, run), { numRuns: 200 });
  });
});
