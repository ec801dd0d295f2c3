import { expect, it } from 'vitest';
import { TimedReader } from '../../server/metrics/timed-reader.ts';
import type { RecordReader } from '../../server/replay/record-reader.ts';

const calls: unknown[][] = [];
const noted =
  (name: string, answer: unknown) =>
  (...call: unknown[]) => {
    calls.push([name, ...call]);
    return answer as never;
  };

const reader: RecordReader = {
  readSpan: noted('readSpan', ['span']),
  readState: noted('readState', ['state']),
  readLatest: noted('readLatest', ['latest']),
  readBeyond() {
    throw new Error('disk I/O error');
  },
  revision: noted('revision', 7),
  hasAirport: noted('hasAirport', true),
};

it('reads as another reader, and notes how long that took, where it failed too', () => {
  const timed = new TimedReader(reader);
  expect(timed.readSpan('LEBL', 'task', 1, 2)).toEqual(['span']);
  expect(timed.readState('LEBL', 'task', 3, ['T1'])).toEqual(['state']);
  expect(timed.readLatest('LEBL', 'task', 4, 5)).toEqual(['latest']);
  expect(timed.revision()).toBe(7);
  expect(timed.hasAirport('LEBL')).toBe(true);
  const from = { time: 1, sequence: 2 };
  expect(() => timed.readBeyond('LEBL', 'task', 'next', from, 3)).toThrow('disk I/O error');
  expect(calls).toEqual([
    ['readSpan', 'LEBL', 'task', 1, 2],
    ['readState', 'LEBL', 'task', 3, ['T1']],
    ['readLatest', 'LEBL', 'task', 4, 5],
    ['revision'],
    ['hasAirport', 'LEBL'],
  ]);
  const counts = Object.values(timed.durations).map(tally => tally.cumulative().at(-1));
  expect(counts).toEqual([1, 1, 1, 1]);
});
