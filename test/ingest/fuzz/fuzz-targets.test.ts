import fc from 'fast-check';
import { describe, it } from 'vitest';
import { aptDatTarget } from '../../fuzz/apt-dat.ts';
import { geoJsonTarget } from '../../fuzz/geojson.ts';
import { ndjsonTarget } from '../../fuzz/ndjson.ts';
import { overpassTarget } from '../../fuzz/overpass.ts';

describe.each([aptDatTarget, geoJsonTarget, ndjsonTarget, overpassTarget])('$name', ({ input, run }) => {
  it('neither throws nor hangs on damaged files', async () => {
    await fc.assert(fc.asyncProperty(input, run), { numRuns: 200 });
  });
});
