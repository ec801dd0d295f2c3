import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toIso } from '../../../server/contract/time.ts';
import { TimeTexts } from '../../../server/ingest/asterix/time-texts.ts';

it('writes times as they are written one by one', () => {
  const time = fc.oneof(
    fc.integer({ min: -5000, max: 5000 }).map(eighth => eighth * 0.125),
    fc.integer({ min: Date.UTC(0, 0, 1), max: Date.UTC(9999, 11, 31) }),
    fc.double({ min: 1.6e12, max: 1.6e12 + 2000, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(time), times => {
      const texts = new TimeTexts();
      expect(times.map(ms => texts.of(ms))).toEqual(times.map(toIso));
    }),
  );
});
