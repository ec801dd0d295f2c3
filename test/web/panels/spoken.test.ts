import { expect, test } from 'vitest';
import { learnWordsOf, spoken, spokenLanguages } from '../../../web/panels/spoken.ts';

test('speaks a word of the wire in every language that a search was written in', async () => {
  await learnWordsOf('fuel truck');
  expect(spokenLanguages()).toBe(1);
  expect(spoken('fuel_truck')).toBe('fuel truck fuel truck');
  expect(spoken('hovercraft')).toContain('hovercraft');
  expect(spoken(null)).toBe('');

  await learnWordsOf('加油车');
  expect(spokenLanguages()).toBe(2);
  expect(spoken('fuel_truck')).toContain('加油车');
});
