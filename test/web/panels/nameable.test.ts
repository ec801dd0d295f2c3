import { expect, test } from 'vitest';
import { nameables, named, suggested } from '../../../web/panels/nameable.ts';
import { EMPTY_LOG } from '../../../web/shift/shift-log.ts';
import { HeldEntities } from '../../../web/state/held-entities.ts';
import { at, flight, task, vehicle } from '../entities.ts';

const held = new HeldEntities();
held.apply('snapshot', {
  time: at(0),
  vehicles: [vehicle('V1', { callsign: 'BUS 1' }), vehicle('V2')],
  tasks: [task('T1', { stand: '210' })],
  flights: [flight('F1', { callsign: 'VLG1', stand: '9' })],
  notifications: [],
  decisions: [],
});

test('finds a thing by its id or what it is called, whatever the case', () => {
  const vehicles = nameables('vehicleIds', held, EMPTY_LOG);
  expect(named(vehicles, ' bus 1 ')?.id).toBe('V1');
  expect(named(vehicles, 'v2')?.id).toBe('V2');
  expect(named(vehicles, 'bus')).toBeUndefined();
  expect(named(vehicles, '')).toBeUndefined();
  expect(named(nameables('stands', held, EMPTY_LOG), '210')?.id).toBe('210');
});

test('offers what begins so first, and no more than asked for', () => {
  const all = new Map(['12', '210', '21'].map(id => [id, { id, label: id }]));
  expect(suggested(all, '2', 9).map(each => each.id)).toEqual(['210', '21', '12']);
  expect(suggested(all, '2', 2).map(each => each.id)).toEqual(['210', '21']);
});
