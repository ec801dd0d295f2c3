import { expect, test } from 'vitest';
import { airportTime, clockText } from '../../../web/format/airport-time.ts';
import { speak } from '../../../web/language/catalogues.ts';

const madrid = airportTime('Europe/Madrid');
const at = (iso: string) => Date.parse(iso);

test('shows the clock of the airport, its date, zone and offset', () => {
  const time = at('2020-10-02T22:05:09.900Z');
  expect(madrid.clock(time)).toBe('00:05:09');
  expect(madrid.minutes(time)).toBe('00:05');
  expect(madrid.date(time)).toBe('Sat 3 Oct 2020');
  expect(madrid.zone(time)).toBe('CEST');
  expect(madrid.offset(time)).toBe('UTC+2');
  expect(clockText(time)).toBe('22:05:09');
});

test('writes the date as the language does', async () => {
  await speak('zh-CN');
  expect(madrid.date(at('2026-03-14T23:05:00Z'))).toBe('2026年3月15日 周日');
  await speak('en');
  expect(madrid.date(at('2026-03-14T23:05:00Z'))).toBe('Sun 15 Mar 2026');
});

test('follows the change from summer to winter time within a cached format', () => {
  const lastOfSummer = at('2020-10-25T00:59:59.999Z');
  expect(madrid.clock(lastOfSummer)).toBe('02:59:59');
  expect(madrid.clock(lastOfSummer + 1)).toBe('02:00:00');
  expect(madrid.zone(lastOfSummer + 1)).toBe('CET');
  expect(madrid.clock(lastOfSummer)).toBe('02:59:59');
});

test('writes offsets of half hours and west of Greenwich', () => {
  expect(airportTime('Asia/Kolkata').offset(0)).toBe('UTC+5:30');
  expect(airportTime('America/Indiana/Indianapolis').offset(at('2020-01-01T00:00:00Z'))).toBe('UTC−5');
  expect(airportTime('America/Indiana/Indianapolis').zone(at('2020-01-01T00:00:00Z'))).toMatch(
    /^(EST|UTC−5)$/,
  );
  expect(airportTime('UTC').zone(0)).toBe('UTC');
  expect(airportTime('UTC').offset(0)).toBe('UTC');
});

test('finds the instant of a local time, the earlier one in the repeated hour', () => {
  const local = (iso: string) => madrid.instantOf(at(iso));
  expect(local('2020-10-02T08:00:00Z')).toBe(at('2020-10-02T06:00:00Z'));
  expect(local('2020-01-02T08:00:00Z')).toBe(at('2020-01-02T07:00:00Z'));
  expect(local('2020-10-25T02:30:00Z')).toBe(at('2020-10-25T00:30:00Z'));
  expect(local('2020-10-25T03:30:00Z')).toBe(at('2020-10-25T02:30:00Z'));
  expect(local('2020-03-29T03:30:00Z')).toBe(at('2020-03-29T01:30:00Z'));
});

test('refuses a zone that does not exist', () => {
  expect(() => airportTime('Mars/Olympus')).toThrow(RangeError);
});
