import { beforeEach, expect, test } from 'vitest';
import { type ProblemCode, problemBody } from '../../../server/contract/problems.ts';
import { dismissTrouble, noteRecovery, noteTrouble, trouble } from '../../../web/state/trouble.ts';

const tell = (code: ProblemCode, detail: string) => noteTrouble(problemBody(code, detail));

beforeEach(dismissTrouble);

test('counts damaged records, and keeps the latest three', () => {
  tell('damaged_record', 'a');
  expect(trouble.value?.title).toBe('A record cannot be read');
  for (const detail of ['b', 'c', 'b', 'd']) tell('damaged_record', detail);
  expect(trouble.value).toEqual({
    code: 'damaged_record',
    title: 'Records cannot be read',
    details: ['d', 'c', 'b'],
    count: 4,
  });
  noteRecovery();
  expect(trouble.value?.count).toBe(4);
});

test('another trouble takes the place of the first, and passes with the next whole state', () => {
  tell('damaged_record', 'a');
  tell('unavailable', 'later');
  expect(trouble.value).toMatchObject({ details: ['later'], count: 1 });
  noteRecovery();
  expect(trouble.value).toBeNull();
});
