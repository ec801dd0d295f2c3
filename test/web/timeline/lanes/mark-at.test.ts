import { expect, test } from 'vitest';
import { laneMarksOf } from '../../../../web/timeline/lanes/lane-marks.ts';
import type { Mark } from '../../../../web/timeline/lanes/mark.ts';
import { markAt, marksAround } from '../../../../web/timeline/lanes/mark-at.ts';
import { countAt, occupancy } from '../../../../web/timeline/lanes/occupancy.ts';
import { stopBeyond, stopsOf } from '../../../../web/timeline/lanes/stops.ts';
import { at, END, flight, iso, logOf, notification, START } from './shift.ts';

const stay = (id: string, from: number, to: number | null) =>
  flight(id, 0, { milestones: { AIBT: iso(from), AOBT: to === null ? null : iso(to) } });
const marks = laneMarksOf(
  logOf({
    flights: [stay('A', 0, 100), stay('B', 10, 60), stay('C', 70, null)],
    notifications: [
      notification(30, { message: 'first' }),
      notification(31, { message: 'worst', severity: 'critical' }),
      notification(50, { message: 'later' }),
    ],
  }),
);
/** A pixel a minute. */
const scale = { start: START, end: END, width: 240 };
const nameOf = (mark: Mark | null) =>
  mark?.lane === 'notifications'
    ? mark.notification.message
    : mark?.lane === 'turnarounds' && mark.flight.flightId;

test('the pointer means the turnaround of its row, and nothing where the row is empty', () => {
  expect(marks.rows).toBe(2);
  expect(nameOf(markAt('turnarounds', marks, scale, 40, 0.25))).toBe('A');
  expect(nameOf(markAt('turnarounds', marks, scale, 40, 0.75))).toBe('B');
  expect(nameOf(markAt('turnarounds', marks, scale, 80, 0.75))).toBe('C');
  expect(markAt('turnarounds', marks, scale, 65, 0.99)).toBeNull();
});

test('of alerts that cover each other the pointer means the worst', () => {
  expect(nameOf(markAt('notifications', marks, scale, 29, 0.5))).toBe('worst');
  expect(nameOf(markAt('notifications', marks, scale, 52, 0.5))).toBe('later');
  expect(markAt('notifications', marks, scale, 40, 0.5)).toBeNull();
  expect(marksAround(marks.notifications, scale, 29)).toHaveLength(2);
});

test('stops are in-blocks and off-blocks, of what is still on its stand only the former', () => {
  expect(stopsOf('turnarounds', marks).map(stop => stop.time)).toEqual([0, 10, 60, 70, 100].map(at));
});

test('the next stop lies strictly beyond the playhead and within the range', () => {
  const stops = stopsOf('turnarounds', marks);
  const range = { from: at(5), to: at(80) };
  expect(stopBeyond(stops, at(10), 'next', range)?.time).toBe(at(60));
  expect(stopBeyond(stops, at(10), 'previous', range)).toBeNull();
  expect(stopBeyond(stops, at(65), 'previous', range)?.time).toBe(at(60));
  expect(stopBeyond(stops, at(70), 'next', range)).toBeNull();
});

test('occupancy counts spans by the pixel, in sight or not', () => {
  const counts = occupancy(marks.turnarounds, { start: at(50), end: at(80), width: 30 });
  expect(counts).toHaveLength(30);
  expect([counts[0], counts[10], counts[11], counts[19], counts[20], counts[29]]).toEqual([2, 2, 1, 1, 2, 2]);
  expect([5, 30, 60, 110].map(minutes => countAt(marks.turnarounds, at(minutes)))).toEqual([1, 2, 1, 1]);
});
