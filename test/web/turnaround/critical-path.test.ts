import { describe, expect, it } from 'vitest';
import type { TaskState } from '../../../server/contract/records.ts';
import { type Schedule, schedule, type TurnaroundTimes } from '../../../web/turnaround/critical-path.ts';
import { taskGraph } from '../../../web/turnaround/task-graph.ts';
import { at, NOON, task } from '../entities.ts';

const minute = (minutes: number) => NOON + minutes * 60_000;
const times = (now: number, rest: Partial<Record<keyof TurnaroundTimes, number>> = {}): TurnaroundTimes => ({
  now: minute(now),
  inBlock: rest.inBlock === undefined ? null : minute(rest.inBlock),
  target: rest.target === undefined ? null : minute(rest.target),
  startUp: rest.startUp === undefined ? null : minute(rest.startUp),
});
/** Planned from, planned until, and where told: begun, ended; minutes after noon. */
const of = (
  taskType: TaskState['taskType'],
  [from, until]: [number, number],
  ...[begun, ended]: number[]
): TaskState =>
  task(String(taskType), {
    taskType,
    plannedStart: at(from),
    plannedEnd: at(until),
    actualStart: begun === undefined ? null : at(begun),
    actualEnd: ended === undefined ? null : at(ended),
    status: ended !== undefined ? 'completed' : begun !== undefined ? 'in_progress' : 'planned',
  });
const named = (id: string, minutes: number, ...predecessors: string[]) =>
  task(id, { plannedStart: at(0), plannedEnd: at(minutes), attributes: { predecessors } });
const slackOf = ({ tasks }: Schedule, id: string) => {
  const slack = tasks.get(id)?.slack ?? null;
  return slack === null ? null : slack / 60_000;
};
const endOf = ({ tasks }: Schedule, id: string) => ((tasks.get(id)?.end ?? 0) - NOON) / 60_000;

describe('schedule', () => {
  it("finds a textbook network's earliest ends, slacks and critical path", () => {
    // A 3; B 4 after A; C 2 after A; D 5 after B; E 1 after C; F 2 after C; G 4 after D, E; H 3 after F, G.
    const graph = taskGraph([
      named('A', 3),
      named('B', 4, 'A'),
      named('C', 2, 'A'),
      named('D', 5, 'B'),
      named('E', 1, 'C'),
      named('F', 2, 'C'),
      named('G', 4, 'D', 'E'),
      named('H', 3, 'F', 'G'),
    ]);
    const found = schedule(graph, times(0, { target: 19 }));
    expect(
      ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map(id => [endOf(found, id), slackOf(found, id)]),
    ).toEqual([
      [3, 0],
      [7, 0],
      [5, 6],
      [12, 0],
      [6, 6],
      [7, 9],
      [16, 0],
      [19, 0],
    ]);
    expect(found.path).toEqual(['A', 'B', 'D', 'G', 'H']);
  });

  const turnaround = (...tasks: TaskState[]) => taskGraph(tasks);

  it('lets what is over stand, what runs take its time, and the rest follow from now', () => {
    const graph = turnaround(
      of('chocks', [0, 1], 0, 1),
      of('deboarding', [1, 8], 2, 10),
      of('cleaning', [8, 20], 11),
      of('fuelling', [8, 18]),
      of('boarding', [20, 40]),
      of('pushback', [45, 50]),
    );
    const found = schedule(graph, times(15, { target: 45 }));
    expect(endOf(found, 'deboarding')).toBe(10);
    expect(endOf(found, 'cleaning')).toBe(23);
    expect(endOf(found, 'fuelling')).toBe(25);
    expect(endOf(found, 'boarding')).toBe(45);
    expect(endOf(found, 'pushback')).toBe(50);
    expect(found.path).toEqual(['chocks', 'deboarding', 'fuelling', 'boarding', 'pushback']);
    expect(slackOf(found, 'deboarding')).toBeNull();
    expect(slackOf(found, 'cleaning')).toBe(2);
    expect(slackOf(found, 'fuelling')).toBe(0);
    expect(found).toMatchObject({ ready: minute(45), isReady: false });

    const later = schedule(graph, times(30, { target: 45 }));
    expect(endOf(later, 'cleaning')).toBe(30);
    expect(slackOf(later, 'cleaning')).toBe(-5);
    expect(slackOf(later, 'boarding')).toBe(-15);
  });

  it('begins no work at an aircraft that is not there', () => {
    const graph = turnaround(of('chocks', [20, 21]), of('deboarding', [21, 30]));
    const found = schedule(graph, times(0, { inBlock: 20, target: 40 }));
    expect(found.tasks.get('chocks')).toMatchObject({ start: minute(20), heldBy: { what: 'in_block' } });
    expect(endOf(found, 'deboarding')).toBe(30);
    expect(slackOf(found, 'deboarding')).toBe(10);
  });

  it('holds the pushback until its start-up time, and the work to the target all the same', () => {
    const graph = turnaround(of('boarding', [0, 20], 0), of('pushback', [20, 25]));
    const found = schedule(graph, times(10, { target: 20, startUp: 32 }));
    expect(found.tasks.get('pushback')).toMatchObject({
      start: minute(32),
      slack: 0,
      heldBy: { what: 'start_up' },
    });
    expect(slackOf(found, 'boarding')).toBe(0);
    expect(found.path).toEqual(['boarding', 'pushback']);
    expect(found.ready).toBe(minute(20));
  });

  it('measures stairs by what they serve and not by their own plan', () => {
    const graph = turnaround(
      of('stairs', [1, 41], 9),
      of('deboarding', [2, 8], 10),
      of('boarding', [20, 40]),
      of('pushback', [45, 50]),
    );
    const found = schedule(graph, times(12, { target: 45 }));
    expect(endOf(found, 'deboarding')).toBe(16);
    expect(endOf(found, 'boarding')).toBe(36);
    expect(endOf(found, 'stairs')).toBe(37);
    expect(slackOf(found, 'boarding')).toBe(8);
    expect(slackOf(found, 'stairs')).toBe(8);
    expect(found.path).toEqual(['stairs', 'deboarding', 'boarding', 'pushback']);
  });

  it('ends an arrival with what its stairs stand for', () => {
    const graph = turnaround(
      of('chocks', [0, 1], 0, 1),
      of('stairs', [1, 31], 1),
      of('deboarding', [2, 10], 2, 10),
      of('cleaning', [10, 30], 11),
    );
    expect(schedule(graph, times(15)).path).toEqual(['chocks', 'stairs', 'deboarding', 'cleaning']);
  });

  it('says how late stairs may come that everybody waits for', () => {
    const graph = turnaround(of('stairs', [1, 31]), of('deboarding', [2, 10]), of('boarding', [10, 30]));
    const found = schedule(graph, times(0, { target: 40 }));
    expect(slackOf(found, 'stairs')).toBe(11);
    expect(slackOf(found, 'deboarding')).toBe(11);
  });

  it('walks back only through what ended before the task began', () => {
    const graph = turnaround(
      of('cleaning', [0, 10], 0, 10),
      of('catering', [0, 10], 2, 30),
      of('boarding', [10, 30], 11, 32),
    );
    const found = schedule(graph, times(40, { target: 35 }));
    expect(found.path).toEqual(['cleaning', 'boarding']);
    expect(found).toMatchObject({ ready: minute(32), isReady: true });
    expect(slackOf(found, 'boarding')).toBeNull();
  });

  it('finds no slack without a target, and nothing at all without tasks', () => {
    const found = schedule(turnaround(of('boarding', [0, 20])), times(0));
    expect(found.tasks.get('boarding')).toMatchObject({ slack: null, latestEnd: null, end: minute(20) });
    expect(schedule(taskGraph([]), times(0))).toMatchObject({ ready: null, isReady: false, path: [] });
  });
});
