import { expect, test } from 'vitest';
import { lateBy, taskDelay } from '../../../web/shift/lateness.ts';
import { at, NOON, task } from '../entities.ts';

const MINUTE = 60_000;
const planned = { plannedStart: at(-20), plannedEnd: at(-10) };

test.each([
  ['ended after its plan', { ...planned, actualStart: at(-20), actualEnd: at(-4) }, 6, 6],
  ['ended ahead of it', { ...planned, actualStart: at(-20), actualEnd: at(-12) }, -2, null],
  ['began late and made it up', { ...planned, actualStart: at(-13), actualEnd: at(-10) }, 0, 7],
  ['overruns', { ...planned, actualStart: at(-20), status: 'in_progress' as const }, 10, 10],
  ['began late and overruns a little', { ...planned, plannedEnd: at(-1), actualStart: at(-13) }, 7, 7],
  ['runs within its plan', { plannedStart: at(-2), plannedEnd: at(9), actualStart: at(-1) }, 1, null],
  ['has not begun', { plannedStart: at(-3), plannedEnd: at(9) }, 3, null],
  ['is planned for later', { plannedStart: at(5), plannedEnd: at(9) }, null, null],
  ['was cancelled', { ...planned, status: 'cancelled' as const }, null, null],
  ['has no plan', { actualStart: at(-20) }, null, null],
  ['is five minutes over', { plannedStart: at(-9), plannedEnd: at(-5), actualStart: at(-9) }, 5, 5],
  ['is almost five minutes over', { plannedEnd: at(-4.9) }, 4.9, null],
])('a task that %s', (_, state, delay, late) => {
  const minutes = (value: number | null) => (value === null ? null : value * MINUTE);
  expect(taskDelay(task('T', state), NOON)).toBe(minutes(delay));
  expect(lateBy(task('T', state), NOON)).toBe(minutes(late));
});
