import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../server/contract/events.ts';
import { HeldEntities } from '../../../web/state/held-entities.ts';
import { at, notification, task, vehicle } from '../entities.ts';
import { emptySnapshot } from './fake-server.ts';

const time = at(0);

const snapshot = (over: Partial<Snapshot>): Snapshot => ({ ...emptySnapshot(0), ...over });

describe('held entities', () => {
  test('a snapshot replaces all that is held and begins a new generation', () => {
    const held = new HeldEntities();
    held.apply('snapshot', snapshot({ vehicles: [vehicle('A')], tasks: [task('T')] }));
    held.apply('snapshot', snapshot({ vehicles: [vehicle('B')] }));
    expect([...held.vehicles.keys()]).toEqual(['B']);
    expect(held.tasks.size).toBe(0);
    expect(held.generation).toBe(2);
  });

  test('an update replaces whole states and leaves the others alone', () => {
    const held = new HeldEntities();
    held.apply('snapshot', snapshot({ vehicles: [vehicle('A'), vehicle('B')] }));
    held.apply('vehicle_update', { time, vehicles: [vehicle('A', { lat: 42 }), vehicle('C')], removed: [] });
    expect(held.vehicles.get('A')?.lat).toBe(42);
    expect([...held.vehicles.keys()]).toEqual(['A', 'B', 'C']);
    expect(held.generation).toBe(1);
  });

  test('the list is applied first, then what is removed', () => {
    const held = new HeldEntities();
    held.apply('vehicle_update', { time, vehicles: [vehicle('A')], removed: ['A'] });
    held.apply('task_update', { time, tasks: [task('T'), task('U')], removed: ['T', 'unknown'] });
    expect(held.vehicles.size).toBe(0);
    expect([...held.tasks.keys()]).toEqual(['U']);
  });

  test('happenings append in order, one told again moves to the end', () => {
    const held = new HeldEntities();
    held.apply('notification', {
      time,
      notifications: [notification('1', { message: 'a' }), notification('2', { message: 'b' })],
    });
    held.apply('notification', { time, notifications: [notification('1', { message: 'c' })] });
    expect([...held.notifications.values()].map(each => each.message)).toEqual(['b', 'c']);
  });
});
