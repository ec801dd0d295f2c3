import { expect, test } from 'vitest';
import { airportTime } from '../../../web/format/airport-time.ts';
import { readTimeEntry } from '../../../web/format/time-entry.ts';

const zone = airportTime('Europe/Madrid');
const at = (iso: string) => Date.parse(iso);
const shift = {
  from: at('2020-10-02T18:00:00Z'),
  to: at('2020-10-03T04:00:00Z'),
  near: at('2020-10-02T20:00:00Z'),
};
const time = (iso: string) => ({ ok: true, time: at(iso) });

test('reads times of the airport’s clock on the day that fits the range', () => {
  expect(readTimeEntry('20:30', zone, shift)).toEqual(time('2020-10-02T18:30:00Z'));
  expect(readTimeEntry(' 1:05:07 ', zone, shift)).toEqual(time('2020-10-02T23:05:07Z'));
  expect(readTimeEntry('20:00', zone, shift)).toEqual(time('2020-10-02T18:00:00Z'));
  expect(readTimeEntry('06:00', zone, shift)).toEqual(time('2020-10-03T04:00:00Z'));
});

test('prefers the day that lies nearest where several fit', () => {
  const week = {
    from: at('2020-10-01T00:00:00Z'),
    to: at('2020-10-08T00:00:00Z'),
    near: at('2020-10-04T12:00:00Z'),
  };
  expect(readTimeEntry('14:00', zone, week)).toEqual(time('2020-10-04T12:00:00Z'));
  expect(readTimeEntry('01:00', zone, week)).toEqual(time('2020-10-04T23:00:00Z'));
});

test('reads RFC 3339 with any offset', () => {
  expect(readTimeEntry('2020-10-02T21:00:00.5+02:00', zone, shift)).toEqual(time('2020-10-02T19:00:00.500Z'));
});

test.each([
  ['', 'Enter a time.'],
  ['noon', 'Write 14:05, 14:05:30 or 2020-10-02T14:05:30Z.'],
  ['25:00', 'There is no such time of day.'],
  ['12:60', 'There is no such time of day.'],
  ['12:00', 'Outside the range, Fri 2 Oct 2020 20:00:00 to Sat 3 Oct 2020 06:00:00.'],
  ['2020-10-02T17:59:59Z', 'Outside the range, Fri 2 Oct 2020 20:00:00 to Sat 3 Oct 2020 06:00:00.'],
])('says what is wrong with %j', (text, error) => {
  expect(readTimeEntry(text, zone, shift)).toEqual({ ok: false, error });
});

test('bounds between two seconds can be entered as they are shown', () => {
  const odd = { from: shift.from + 250, to: shift.to - 250, near: shift.near };
  expect(readTimeEntry('20:00:00', zone, odd)).toEqual({ ok: true, time: odd.from });
  expect(readTimeEntry('06:00:00', zone, odd)).toEqual({ ok: true, time: odd.to });
});
