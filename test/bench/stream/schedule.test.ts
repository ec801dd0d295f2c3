import { expect, it } from 'vitest';
import { type Due, keepTo, textsOf } from './schedule.ts';
import { sharedNow } from './shared-now.ts';

const EVENLY = { first: 5, count: 20, rate: 1000, size: 100 };

it.each([0, 7])(
  'hands every message over once, in order, none before it is due, gathering for %i ms',
  async gatherMs => {
    const schedule = { ...EVENLY, gatherMs, startMs: sharedNow() + 5 };
    const sent: Due[] = [];
    await keepTo(schedule, due => sent.push(due));
    let next = EVENLY.first;
    for (const { from, to, nowMs } of sent) {
      expect(from).toBe(next);
      if (!gatherMs) expect(to).toBe(from + 1);
      expect(schedule.startMs + (to - 1 - EVENLY.first)).toBeLessThanOrEqual(nowMs);
      next = to;
    }
    expect(next).toBe(EVENLY.first + EVENLY.count);
  },
);

it('makes the same texts of the same length each time, with the time at which each was due', () => {
  const schedule = { ...EVENLY, gatherMs: 10, startMs: 5000 };
  const due = { from: 7, to: 9, nowMs: 5010 };
  const texts = textsOf(schedule, due);
  expect(texts).toEqual(textsOf(schedule, due));
  expect(texts.map(text => text.length)).toEqual([100, 100]);
  expect(texts.map(text => JSON.parse(text))).toMatchObject([
    { n: '00000007', t: '00000005002000' },
    { n: '00000008', t: '00000005003000' },
  ]);
});
