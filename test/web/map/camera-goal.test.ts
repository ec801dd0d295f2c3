import { expect, test } from 'vitest';
import { cameraGoal } from '../../../web/map/camera-goal.ts';

const sought = { followed: false, picked: true, onField: true, faded: false };

test('brings what was picked into view, also where it was last seen on the airport', () => {
  expect(cameraGoal(sought)).toBe('bring');
  expect(cameraGoal({ ...sought, faded: true })).toBe('bring');
  expect(cameraGoal({ ...sought, picked: false })).toBe('stay');
});

test('stays at the airport when an aircraft is picked that has left it, or is yet to come', () => {
  expect(cameraGoal({ ...sought, onField: false, faded: true })).toBe('stay');
  expect(cameraGoal({ ...sought, onField: false })).toBe('stay');
});

test('follows beyond the airport for as long as there is something to see', () => {
  expect(cameraGoal({ ...sought, followed: true, onField: false })).toBe('center');
  expect(cameraGoal({ ...sought, followed: true, onField: false, faded: true })).toBe('stay');
  expect(cameraGoal({ ...sought, followed: true, faded: true })).toBe('center');
});
