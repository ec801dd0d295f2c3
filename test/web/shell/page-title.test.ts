import { expect, test } from 'vitest';
import { titleOf } from '../../../web/shell/page-title.ts';

test('the title tells moments and airports apart', () => {
  expect(titleOf('LEBL', '07:10')).toBe('07:10 LEBL · Airside Replay');
  expect(titleOf('LEBL', undefined)).toBe('LEBL · Airside Replay');
  expect(titleOf(undefined, undefined)).toBe('Airside Replay');
});
