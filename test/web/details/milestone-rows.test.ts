import { expect, test } from 'vitest';
import { milestoneRows } from '../../../web/details/milestone-rows.ts';

test('puts the milestones of one event beside each other, in the order of a turnaround', () => {
  expect(milestoneRows({ TOBT: 't', AIBT: 'a', SOBT: 's', SIBT: 'p', EOBT: 'e' })).toEqual([
    { name: 'In-block', planned: 'p', estimated: null, actual: 'a' },
    { name: 'Off-block', planned: 's', estimated: 't', actual: null },
  ]);
});

test('keeps those that belong to no event, and leaves out those without a time', () => {
  expect(milestoneRows({ AXOT: 'x', CTOT: null, ASBT: null })).toEqual([
    { name: 'AXOT', planned: 'x', estimated: null, actual: null },
  ]);
});
