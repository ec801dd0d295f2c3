import { expect, test } from 'vitest';
import { readSpeedEntry, SPEED_PRESETS, speedText } from '../../../web/transport/speed-entry.ts';

test.each([
  ['45', 45],
  [' 1,5 ', 1.5],
  ['×30', 30],
  ['3600x', 3600],
  ['.25', 0.25],
])('reads %j', (text, speed) => {
  expect(readSpeedEntry(text)).toEqual({ ok: true, speed });
});

test.each([
  ['', 'Enter a speed.'],
  ['fast', 'Write a number, such as 45 or 1.5.'],
  ['0', 'The speed must be above 0 and at most 3600.'],
  ['-2', 'The speed must be above 0 and at most 3600.'],
  ['3600.1', 'The speed must be above 0 and at most 3600.'],
  ['Infinity', 'The speed must be above 0 and at most 3600.'],
])('says what is wrong with %j', (text, error) => {
  expect(readSpeedEntry(text)).toEqual({ ok: false, error });
});

test('every preset can be entered as it is shown', () => {
  for (const speed of SPEED_PRESETS) expect(readSpeedEntry(speedText(speed))).toEqual({ ok: true, speed });
});
