import { expect, it } from 'vitest';
import { Agenda } from '../../../data/shift/agenda.ts';

it('lets things happen by time, and in the order of planning at one instant', () => {
  const agenda = new Agenda(0);
  const happened: string[] = [];
  for (const [time, name] of [
    [5, 'e'],
    [1, 'a'],
    [3, 'c'],
    [1, 'b'],
    [9, 'never'],
    [4, 'd'],
  ] as const) {
    agenda.at(time, () => happened.push(`${name}${agenda.now}`));
  }
  agenda.run(5);
  expect(happened).toEqual(['a1', 'b1', 'c3', 'd4', 'e5']);
  expect(agenda.now).toBe(5);
});

it('takes what is planned for the past as due now', () => {
  const agenda = new Agenda(10);
  const times: number[] = [];
  agenda.at(12, () => agenda.at(3, () => times.push(agenda.now)));
  agenda.run(20);
  expect(times).toEqual([12]);
});
