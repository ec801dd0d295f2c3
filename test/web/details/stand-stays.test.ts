import { expect, test } from 'vitest';
import { staysAt } from '../../../web/details/stand-stays.ts';
import { at, flight } from '../entities.ts';
import { minutes, shiftOf } from './shift-of.ts';

test('tells who stands where from when to when, by actual times, else by those expected', () => {
  const log = shiftOf({
    flights: [
      flight('later', { stand: '210', milestones: { EIBT: at(40), SOBT: at(90) } }),
      flight('now', {
        stand: '210',
        milestones: { SIBT: at(-50), AIBT: at(-45), SOBT: at(10), TOBT: at(15) },
      }),
      flight('elsewhere', { stand: '9', milestones: { AIBT: at(0) } }),
      flight('unknown', { stand: '210' }),
      flight('stays', { stand: '210', milestones: { SIBT: at(200) } }),
    ],
  });
  const told = staysAt('210', log).map(({ flightId, from, to }) => [flightId, minutes(from), to]);
  expect(told).toEqual([
    ['now', -45, Date.parse(at(15))],
    ['later', 40, Date.parse(at(90))],
    ['stays', 200, Number.POSITIVE_INFINITY],
  ]);
});

test('an aircraft that changed its stand stood on the one that it came on to', () => {
  const log = shiftOf({
    flights: [
      flight('F', { time: at(-60), stand: '1', milestones: { SIBT: at(-40) } }),
      flight('F', { time: at(-50), stand: '2', milestones: { SIBT: at(-40), AIBT: at(-50) } }),
      flight('F', { time: at(-10), stand: '3', milestones: { SIBT: at(-40), AIBT: at(-50) } }),
    ],
  });
  expect(staysAt('2', log).length).toBe(1);
  expect(staysAt('1', log).length + staysAt('3', log).length).toBe(0);
});
