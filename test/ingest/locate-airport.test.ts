import { expect, it } from 'vitest';
import { airportsToChoose, locateAirport } from '../../server/ingest/locate-airport.ts';

const airports = [
  { airportId: 'NONE', lon: null, lat: null },
  { airportId: 'LEBL', lon: 2.0784, lat: 41.2971 },
  { airportId: 'NEAR', lon: 2.16, lat: 41.2971 },
];

it.each([
  [2.0784, 41.2971, 'LEBL'],
  [2.11, 41.3, 'LEBL'],
  [2.13, 41.3, 'NEAR'],
  [2.0784, 41.386, 'LEBL'],
  [2.0784, 41.388, undefined],
  [0, 0, undefined],
])('names the airport within 10 km of %d, %d', (lon, lat, airportId) => {
  expect(locateAirport(airports, lon, lat)).toBe(airportId);
});

it('names the airports to choose from, where they are few', () => {
  expect(airportsToChoose([])).toBe('');
  expect(airportsToChoose(airports.slice(1, 2))).toBe(' (known here: LEBL)');
  expect(airportsToChoose(airports)).toBe(' (known here: NONE, LEBL, NEAR)');
  expect(airportsToChoose([...airports, ...airports])).toBe('');
});
