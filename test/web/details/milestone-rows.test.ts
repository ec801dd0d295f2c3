import { expect, test } from 'vitest';
import { milestoneRows } from '../../../web/details/milestone-rows.ts';

test('puts the milestones of one event beside each other, in the order of a turnaround', () => {
  expect(milestoneRows({ TOBT: 't', AIBT: 'a', SOBT: 's', SIBT: 'p', EOBT: 'e' })).toEqual([
    { event: 'inBlock', name: 'AIBT', planned: 'p', estimated: null, actual: 'a' },
    { event: 'offBlock', name: 'AOBT', planned: 's', estimated: 't', actual: null },
  ]);
});

test('keeps those that belong to no event, and leaves out those without a time', () => {
  expect(milestoneRows({ AXOT: 'x', CTOT: null, ASBT: null })).toEqual([
    { event: null, name: 'AXOT', planned: 'x', estimated: null, actual: null },
  ]);
});
