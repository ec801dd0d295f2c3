import { afterEach, expect, test } from 'vitest';
import { nameOf } from '../../../web/panels/names.ts';
import { shift } from '../../../web/shift/shift.ts';
import { callsignsOf, EMPTY_LOG } from '../../../web/shift/shift-log.ts';
import { flight, vehicle } from '../entities.ts';

const HELD = { vehicles: new Map(), tasks: new Map(), flights: new Map() };

afterEach(() => {
  shift.value = EMPTY_LOG;
});

test('calls flights and vehicles that a filter hides by their call signs', () => {
  const callsigns = callsignsOf({
    flights: [flight('GQL5156-14MAR', { callsign: 'GQL5156' }), flight('F2')],
    vehicles: [vehicle('BU-08', { callsign: 'BUS 8' })],
  });
  shift.value = { ...EMPTY_LOG, callsigns };
  expect(nameOf('flight', 'GQL5156-14MAR', HELD)).toBe('GQL5156');
  expect(nameOf('vehicle', 'BU-08', HELD)).toBe('BUS 8');
  expect(nameOf('flight', 'F2', HELD)).toBe('F2');
});

test('prefers what is held', () => {
  shift.value = { ...EMPTY_LOG, callsigns: { flights: new Map([['F', 'OLD']]), vehicles: new Map() } };
  const flights = new Map([['F', flight('F', { callsign: 'NEW' })]]);
  expect(nameOf('flight', 'F', { ...HELD, flights })).toBe('NEW');
});
