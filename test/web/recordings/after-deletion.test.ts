import { expect, it } from 'vitest';
import { toIso } from '../../../server/contract/time.ts';
import { afterDeletion } from '../../../web/recordings/after-deletion.ts';

const open = (from: number, to: number, shared = false) => ({
  startTime: toIso(from),
  endTime: toIso(to),
  shared,
});
const extent = (from: number, to: number) => ({ from, to });

it('follows what is left where the session reached over all that there was', () => {
  expect(afterDeletion(open(0, 900), extent(0, 900), extent(300, 900))).toEqual({
    show: 'range',
    range: extent(300, 900),
  });
  expect(afterDeletion(open(0, 900), extent(0, 900), extent(0, 900))).toEqual({ show: 'same' });
  expect(afterDeletion(open(0, 900), extent(0, 900), extent(300, 300))).toEqual({ show: 'same' });
});

it('stays over a piece that somebody chose, as long as something of it is left', () => {
  expect(afterDeletion(open(100, 400), extent(0, 900), extent(300, 900))).toEqual({ show: 'same' });
  expect(afterDeletion(open(100, 200), extent(0, 900), extent(300, 900))).toEqual({ show: 'airport' });
  expect(afterDeletion(open(600, 900), extent(0, 900), extent(0, 500))).toEqual({ show: 'airport' });
  expect(afterDeletion(open(100, 200), extent(0, 900), null)).toEqual({ show: 'anything' });
});

it('changes nothing for others, save where nothing is left for anybody', () => {
  expect(afterDeletion(open(0, 900, true), extent(0, 900), extent(300, 900))).toEqual({ show: 'same' });
  expect(afterDeletion(open(0, 200, true), extent(0, 900), extent(300, 900))).toEqual({ show: 'same' });
  expect(afterDeletion(open(0, 900, true), extent(0, 900), null)).toEqual({ show: 'anything' });
});
