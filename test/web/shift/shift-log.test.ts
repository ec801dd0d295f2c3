import { expect, it } from 'vitest';
import type { TaskState } from '../../../server/contract/records.ts';
import { shiftLog } from '../../../web/shift/shift-log.ts';
import { Story } from '../../../web/shift/story.ts';
import { task } from '../entities.ts';
import { emptySnapshot, iso, START } from '../state/fake-server.ts';

const record = (taskId: string, seconds: number, status: TaskState['status']) =>
  task(taskId, { status, time: iso(seconds) });

const nothing = { tasks: [], flights: [], notifications: [], decisions: [] };

it('tells what was known at a time, the last of several records of one instant', () => {
  const story = new Story([
    record('t', 10, 'planned'),
    record('t', 20, 'assigned'),
    record('t', 20, 'accepted'),
    record('t', 30, 'completed'),
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
    { ...emptySnapshot(0), tasks: [record('old', -50, 'assigned'), record('edge', 0, 'planned')] },
    {
      ...nothing,
      tasks: [record('edge', 0, 'planned'), record('old', 5, 'completed'), record('new', 7, 'planned')],
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
