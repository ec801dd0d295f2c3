import { expect, test } from 'vitest';
import type { FlightState, VehicleState } from '../../../server/contract/records.ts';
import { markedOf } from '../../../web/map/marked.ts';
import { HeldEntities } from '../../../web/state/held-entities.ts';
import { at, flight, task, vehicle } from '../entities.ts';

const held = new HeldEntities();
held.tasks.set('T', task('T', { vehicleId: 'BUS', stand: '21' }));
const drives = (vehicleId: string, over: Partial<VehicleState>) =>
  held.vehicles.set(vehicleId, vehicle(vehicleId, over));
drives('BUS', { flightId: 'F', vehicleType: 'bus', taskId: 'T' });
drives('PLANE', { flightId: 'F', vehicleType: 'aircraft' });
drives('OLD', { flightId: 'E', vehicleType: 'aircraft' });
const flies = (flightId: string, over: Partial<FlightState>) =>
  held.flights.set(flightId, flight(flightId, over));
flies('F', { stand: '22', status: 'in_block', time: at(60) });
flies('E', { stand: '22', status: 'boarding' });
flies('G', { stand: '22', status: 'departed', time: at(120) });
flies('H', { stand: '23', status: 'scheduled' });

test('marks a vehicle and the stand of its task, else of its flight', () => {
  expect(markedOf({ kind: 'vehicle', id: 'BUS' }, held)).toEqual({ vehicleId: 'BUS', stand: '21' });
  expect(markedOf({ kind: 'vehicle', id: 'PLANE' }, held)).toEqual({ vehicleId: 'PLANE', stand: '22' });
  expect(markedOf({ kind: 'vehicle', id: 'X' }, held)).toEqual({ vehicleId: 'X', stand: null });
});

test('marks who does a task, and where', () => {
  expect(markedOf({ kind: 'task', id: 'T' }, held)).toEqual({ vehicleId: 'BUS', stand: '21' });
  expect(markedOf({ kind: 'task', id: 'X' }, held)).toEqual({ vehicleId: null, stand: null });
});

test("marks a flight's aircraft and stand", () => {
  expect(markedOf({ kind: 'flight', id: 'F' }, held)).toEqual({ vehicleId: 'PLANE', stand: '22' });
  expect(markedOf({ kind: 'flight', id: 'H' }, held)).toEqual({ vehicleId: null, stand: '23' });
});

test('marks a stand and the aircraft that came on it last and has not left', () => {
  expect(markedOf({ kind: 'stand', id: '22' }, held)).toEqual({ vehicleId: 'PLANE', stand: '22' });
  expect(markedOf({ kind: 'stand', id: '23' }, held)).toEqual({ vehicleId: null, stand: '23' });
  expect(markedOf(null, held)).toEqual({ vehicleId: null, stand: null });
});
