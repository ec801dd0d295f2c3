import { describe, expect, test } from 'vitest';
import { turnedLateAt } from '../../../../server/store/late-task.ts';
import { notificationMarks, overrideMarks } from '../../../../web/timeline/lanes/happenings.ts';
import { lateMarks } from '../../../../web/timeline/lanes/late-tasks.ts';
import { concerns } from '../../../../web/timeline/lanes/mark.ts';
import { turnaroundMarks } from '../../../../web/timeline/lanes/turnarounds.ts';
import { at, decision, END, flight, iso, logOf, notification, task } from './shift.ts';

describe('turnarounds', () => {
  test('last from in-block to off-block, by the milestones, else by what was first told', () => {
    const flights = [
      flight('A', 0, { status: 'in_block', milestones: { AIBT: iso(-30) } }),
      flight('A', 90, { status: 'off_block', milestones: { AIBT: iso(-30), AOBT: iso(88) } }),
      flight('B', 10, { status: 'approach' }),
      flight('B', 20, { status: 'in_block', stand: '210' }),
      flight('C', 0, { status: 'scheduled' }),
    ];
    const marks = turnaroundMarks(logOf({ flights }));
    expect(marks.map(({ flight: { flightId }, from, to, open }) => [flightId, from, to, open])).toEqual([
      ['A', at(-30), at(88), false],
      ['B', at(20), END, true],
    ]);
    expect(concerns(marks[1] as never, { kind: 'stand', id: '210' })).toBe(true);
    expect(marks[1]?.picks).toEqual({ kind: 'flight', id: 'B' });
  });

  test('take the lowest row that is free', () => {
    const stay = (id: string, from: number, to: number) =>
      flight(id, 0, { milestones: { AIBT: iso(from), AOBT: iso(to) } });
    const flights = [
      stay('A', 0, 60),
      stay('B', 10, 30),
      stay('C', 20, 40),
      stay('D', 30, 50),
      stay('E', 61, 70),
    ];
    const marks = turnaroundMarks(logOf({ flights }));
    expect(marks.map(mark => [mark.flight.flightId, mark.row])).toEqual([
      ['A', 0],
      ['B', 1],
      ['C', 2],
      ['D', 1],
      ['E', 0],
    ]);
  });
});

describe('late tasks', () => {
  const planned = { plannedStart: iso(10), plannedEnd: iso(20) };

  test('stand where they turned late, and say how late they were at the worst', () => {
    const tasks = [
      task('begun late', 0, planned),
      task('begun late', 17, { ...planned, status: 'in_progress', actualStart: iso(17) }),
      task('begun late', 21, { ...planned, status: 'completed', actualStart: iso(17), actualEnd: iso(21) }),
      task('overran', 0, planned),
      task('overran', 40, { ...planned, status: 'completed', actualStart: iso(10), actualEnd: iso(40) }),
      task('in time', 0, planned),
      task('in time', 19, { ...planned, status: 'completed', actualStart: iso(11), actualEnd: iso(19) }),
      task('cancelled', 5, { ...planned, status: 'cancelled' }),
      task('never done', 0, planned),
    ];
    const marks = lateMarks(logOf({ tasks }));
    expect(marks.map(({ task: { taskId }, from, to, by }) => [taskId, from, to, by / 60_000])).toEqual([
      ['begun late', at(17), at(21), 7],
      ['overran', at(25), at(40), 20],
      ['never done', at(25), END, 220],
    ]);
  });

  test('are counted at the moments at which the server counts them', () => {
    const stories = [
      [task('T', 0, planned), task('T', 30, { ...planned, status: 'completed', actualEnd: iso(30) })],
      [task('T', 0, planned), task('T', 22, { ...planned, status: 'completed', actualEnd: iso(22) })],
      [task('T', 12, { ...planned, plannedEnd: iso(-10) })],
      [task('T', 0, planned), task('T', 24, { ...planned, plannedEnd: iso(60) }), task('T', 26, planned)],
      [task('T', 0, {}), task('T', 30, { ...planned, actualStart: iso(16) })],
    ];
    for (const tasks of stories) {
      expect(lateMarks(logOf({ tasks })).map(mark => mark.from)).toEqual(
        [turnedLateAt(tasks)].filter(moment => moment !== null),
      );
    }
  });
});

describe('happenings', () => {
  test('an alert picks its task, else its vehicle, else its flight, and concerns them all', () => {
    const notifications = [
      notification(1, { taskId: 'T1', vehicleId: 'V1', flightId: 'F1' }),
      notification(2, { vehicleId: 'V1', flightId: 'F1' }),
      notification(3),
    ];
    const marks = notificationMarks(logOf({ notifications }));
    expect(marks.map(mark => mark.picks)).toEqual([
      { kind: 'task', id: 'T1' },
      { kind: 'vehicle', id: 'V1' },
      null,
    ]);
    expect(marks.map(mark => concerns(mark, { kind: 'flight', id: 'F1' }))).toEqual([true, true, false]);
  });

  test('only decisions by hand are overrides', () => {
    const decisions = [
      decision(1),
      decision(2, { source: 'manual', taskId: 'T1' }),
      decision(3, { source: null }),
    ];
    expect(overrideMarks(logOf({ decisions })).map(mark => [mark.from, mark.picks?.id])).toEqual([
      [at(2), 'T1'],
    ]);
  });
});
