import { expect, it } from 'vitest';
import type { TaskState } from '../../../server/contract/records.ts';
import { shiftLog } from '../../../web/shift/shift-log.ts';
import { Story } from '../../../web/shift/story.ts';
import { emptySnapshot, iso, START } from '../state/fake-server.ts';

const task = (taskId: string, seconds: number, status: TaskState['status']): TaskState => ({
  taskId,
  taskType: 'fuelling',
  flightId: null,
  stand: null,
  status,
  time: iso(seconds),
  vehicleId: null,
  plannedStart: null,
  plannedEnd: null,
  actualStart: null,
  actualEnd: null,
  assignmentSource: null,
  priority: null,
  attributes: {},
});

const nothing = { tasks: [], flights: [], notifications: [], decisions: [] };

it('tells what was known at a time, the last of several records of one instant', () => {
  const story = new Story([
    task('t', 10, 'planned'),
    task('t', 20, 'assigned'),
    task('t', 20, 'accepted'),
    task('t', 30, 'completed'),
  ]);
  expect(story.at(START + 9999)).toBeUndefined();
  expect(story.at(START + 10_000)?.status).toBe('planned');
  expect(story.at(START + 19_999)?.status).toBe('planned');
  expect(story.at(START + 20_000)?.status).toBe('accepted');
  expect(story.at(START + 99_000)?.status).toBe('completed');
  expect(story.last.status).toBe('completed');
});

it('begins each story with the state before the range, and tells nothing twice', () => {
  const log = shiftLog(
    START,
    START + 60_000,
    { ...emptySnapshot(0), tasks: [task('old', -50, 'assigned'), task('edge', 0, 'planned')] },
    {
      ...nothing,
      tasks: [task('edge', 0, 'planned'), task('old', 5, 'completed'), task('new', 7, 'planned')],
    },
  );
  const told = (id: string) => log.tasks.get(id)?.told.map(({ time, state }) => [time - START, state.status]);
  expect(told('old')).toEqual([
    [-50_000, 'assigned'],
    [5000, 'completed'],
  ]);
  expect(told('edge')).toEqual([[0, 'planned']]);
  expect(told('new')).toEqual([[7000, 'planned']]);
  expect(log.tasks.size).toBe(3);
});
