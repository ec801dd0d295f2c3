import { expect, test } from 'vitest';
import type { DecisionState } from '../../../server/contract/records.ts';
import { decisionsOn, decisionsWeighing, outcomeFor } from '../../../web/details/decisions/decisions-of.ts';
import { candidate, decision } from '../entities.ts';

const DECISIONS = [
  decision('1', {
    taskId: 'T',
    chosenVehicleId: 'A',
    candidates: [candidate('A', { score: 5 }), candidate('B', { score: 9, rejectedBecause: 'busy' })],
  }),
  decision('2', { taskId: 'U', chosenVehicleId: 'B' }),
  decision('3', { taskId: 'T', candidates: [candidate('C')] }),
];

test('finds the decisions on a task, and those that weighed or chose a vehicle', () => {
  expect(decisionsOn('T', DECISIONS).map(each => each.decisionId)).toEqual(['1', '3']);
  expect(decisionsWeighing('B', DECISIONS).map(each => each.decisionId)).toEqual(['1', '2']);
  expect(decisionsWeighing('D', DECISIONS)).toEqual([]);
});

test('tells how a vehicle fared: by score, whether chosen, and why turned down', () => {
  const [one, two, three] = DECISIONS as [DecisionState, DecisionState, DecisionState];
  expect(outcomeFor('A', one)).toEqual({ place: 2, of: 2, chosen: true, rejected: null });
  expect(outcomeFor('B', one)).toEqual({ place: 1, of: 2, chosen: false, rejected: 'busy' });
  expect(outcomeFor('B', two)).toEqual({ place: null, of: 0, chosen: true, rejected: null });
  expect(outcomeFor('C', three)).toEqual({ place: null, of: 1, chosen: false, rejected: null });
});
