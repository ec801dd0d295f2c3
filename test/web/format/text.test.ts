import { afterEach, expect, test } from 'vitest';
import { delayText, durationText } from '../../../web/format/durations.ts';
import { distanceText, headingText, speedText, speedUnit } from '../../../web/format/measures.ts';
import { countText, valueText, words } from '../../../web/format/words.ts';
import { speak } from '../../../web/language/catalogues.ts';

afterEach(() => speak('en'));

test('durations show the two units that matter', () => {
  expect([0, 42_400, 250_000, 3_900_000, 7_200_000, 183_600_000, -90_000].map(durationText)).toEqual([
    '0 s',
    '42 s',
    '4 min 10 s',
    '1 h 5 min',
    '2 h',
    '2 d 3 h',
    '−1 min 30 s',
  ]);
});

test('delays are words, to the minute', () => {
  expect([29_999, -29_999, 360_000, -120_000, 3_900_000].map(delayText)).toEqual([
    'on time',
    'on time',
    '6 min late',
    '2 min early',
    '1 h 5 min late',
  ]);
});

test('durations and delays follow the language', async () => {
  await speak('zh-CN');
  expect([42_400, 240_000, 250_000, 3_900_000, 183_600_000].map(durationText)).toEqual([
    '42秒',
    '4分钟',
    '4分10秒',
    '1小时5分',
    '2天3小时',
  ]);
  expect([0, 360_000, -120_000].map(delayText)).toEqual(['准点', '晚 6分钟', '早 2分钟']);
});

test('measures come in the units of the apron', () => {
  expect(speedText(5.1444, speedUnit('tow_tractor'))).toBe('19 km/h');
  expect(speedText(5.1444, speedUnit('aircraft'))).toBe('10 kt');
  expect(speedText(null, speedUnit(undefined))).toBe('–');
  expect(headingText(359.6)).toBe('000°');
  expect(headingText(75)).toBe('075°');
  expect([349.6, 1240, null].map(distanceText)).toEqual(['350 m', '1.2 km', '–']);
});

test('words of the wire become words of people', () => {
  expect(words('tow_tractor')).toBe('Tow tractor');
  expect(words(null)).toBe('Unknown');
  expect(countText(1200)).toBe('1,200');
  expect([null, 'x', 3, true, { a: [1] }].map(valueText)).toEqual(['–', 'x', '3', 'true', '{"a":[1]}']);
});
