import { expect, it } from 'vitest';
import { ImportRate } from '../../../web/recordings/import-rate.ts';

const received = (bytesRead: number) =>
  ({ phase: 'receiving', file: null, bytesRead, bytesTotal: 1000, records: 0, setAside: 0 }) as const;
const read = (records: number) =>
  ({ phase: 'reading', file: 'a', bytesRead: 1, bytesTotal: 1000, records, setAside: 0 }) as const;

it('tells bytes a second while it is received, once half a second has shown how it goes', () => {
  const rate = new ImportRate();
  expect(rate.take(received(0), 1000).rate).toBeNull();
  expect(rate.take(received(100), 1400).rate).toBeNull();
  expect(rate.take(received(300), 2000)).toMatchObject({ bytesRead: 300, rate: 300 });
});

it('tells records a second of the last five seconds, and begins anew with each phase', () => {
  const rate = new ImportRate();
  rate.take(received(0), 0);
  expect(rate.take(read(0), 9000).rate).toBeNull();
  expect(rate.take(read(10_000), 10_000).rate).toBe(10_000);
  rate.take(read(20_000), 14_900);
  expect(rate.take(read(22_000), 15_900).rate).toBeCloseTo(2000, 0);
});
