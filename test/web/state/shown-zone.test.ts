import { afterEach, expect, it } from 'vitest';
import type { Airport } from '../../../server/contract/history.ts';
import { airports, chosenAirportId } from '../../../web/state/airports.ts';
import { clockChoice, shownZone, zoneOver } from '../../../web/state/shown-zone.ts';

const airport = (airportId: string, timeZone: string): Airport => ({
  airportId,
  name: airportId,
  timeZone,
  lon: null,
  lat: null,
  map: false,
  recorded: [],
});

airports.value = [
  airport('KSFO', 'America/Los_Angeles'),
  airport('LEBL', 'Europe/Madrid'),
  airport('LEMD', 'Europe/Madrid'),
];
afterEach(() => {
  clockChoice.value = 'airport';
});

it('tells times of the replay by the clock of the airport on show, those of a recording by its own', () => {
  chosenAirportId.value = 'LEBL';
  expect(shownZone.value.timeZone).toBe('Europe/Madrid');
  expect(zoneOver(['KSFO']).timeZone).toBe('America/Los_Angeles');
  expect(zoneOver(['LEBL', 'LEMD']).timeZone).toBe('Europe/Madrid');
});

it('tells times of a recording in UTC where its airports have different clocks, or are not known', () => {
  expect(zoneOver(['KSFO', 'LEBL']).timeZone).toBe('UTC');
  expect(zoneOver(['EGLL']).timeZone).toBe('UTC');
  expect(zoneOver([]).timeZone).toBe('UTC');
});

it('tells every time by one clock where the reader chose that', () => {
  chosenAirportId.value = 'LEBL';
  clockChoice.value = 'utc';
  expect([shownZone.value.timeZone, zoneOver(['KSFO']).timeZone]).toEqual(['UTC', 'UTC']);
});
