import { expect, test } from 'vitest';
import { driverText } from '../../../web/shell/driver-text.ts';

test('names who drives, and who did where nobody else watches', () => {
  const told = (driver: string | null, viewers: number) => driverText({ driver, viewers }, 'Li');
  expect(told(null, 2)).toBe('Nobody drives yet');
  expect(told('Li', 1)).toBe('You drive');
  expect(told('Ana', 2)).toBe('Ana drives');
  expect(told('Ana', 1)).toBe('Last driven by Ana');
});
