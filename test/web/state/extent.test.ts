import { expect, it } from 'vitest';
import { extentAround, recordedExtent } from '../../../web/state/extent.ts';

const HOUR = 3_600_000;
const DAY = Date.UTC(2020, 9, 2);
const at = (hours: number) => DAY + hours * HOUR;
const span = (kind: 'vehicle' | 'task', from: number, to: number) => ({
  kind,
  from: new Date(at(from)).toISOString(),
  to: new Date(at(to)).toISOString(),
  records: 2,
});

it('reaches over all positions, and over all records where there are none', () => {
  expect(recordedExtent([span('task', -5, 30), span('vehicle', 1, 9)])).toEqual({ from: at(1), to: at(9) });
  expect(recordedExtent([span('task', -5, 30)])).toEqual({ from: at(-5), to: at(30) });
  expect(recordedExtent([])).toBeNull();
});

it('shows a shift whole around a loop of some minutes', () => {
  const shift = { from: at(1), to: at(11) };
  expect(extentAround({ from: at(4), to: at(4.2) }, shift)).toEqual(shift);
  expect(extentAround({ from: at(0), to: at(4) }, shift)).toEqual({ from: at(0), to: at(11) });
  expect(extentAround({ from: at(4), to: at(5) }, null)).toEqual({ from: at(4), to: at(5) });
});

it('shows of a week what lies around the range, and the same for a range a little further', () => {
  const week = { from: at(0), to: at(168) };
  const around = extentAround({ from: at(50), to: at(51) }, week);
  expect(around).toEqual({ from: at(42), to: at(54) });
  expect(extentAround({ from: at(50.5), to: at(50.9) }, week)).toEqual(around);
  expect(extentAround({ from: at(0), to: at(1) }, week).from).toBe(at(0));
  expect(extentAround({ from: at(60), to: at(167) }, week).to).toBe(at(168));
});
