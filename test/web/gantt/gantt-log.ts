import type { FlightState, TaskState } from '../../../server/contract/records.ts';
import type { Grouping } from '../../../web/gantt/gantt-rows.ts';
import { ganttRows } from '../../../web/gantt/gantt-rows.ts';
import { AXIS_HEIGHT, type GanttView, LABELS_WIDTH } from '../../../web/gantt/gantt-view.ts';
import { layOut } from '../../../web/gantt/row-layout.ts';
import { type ShiftLog, shiftLog } from '../../../web/shift/shift-log.ts';
import { at, flight, NOON, task } from '../entities.ts';

export const MINUTE = 60_000;

/** A shift of four hours around noon. */
export function ganttLog(tasks: readonly TaskState[], flights: readonly FlightState[] = []): ShiftLog {
  const nothing = { vehicles: [], tasks: [], flights: [], notifications: [], decisions: [] };
  return shiftLog(
    NOON - 120 * MINUTE,
    NOON + 120 * MINUTE,
    { time: at(-120), ...nothing },
    { ...nothing, tasks, flights },
  );
}

/**
 * Flight F at stand 210 from noon to 12:40, planned for noon to 12:30; its fuelling by V1, planned for 12:05 to 12:15,
 * from 12:12 to 12:25, first given to V2; and a water service that nobody was found for.
 */
export function smallShift(): ShiftLog {
  const fuelling = {
    taskType: 'fuelling',
    flightId: 'F',
    stand: '210',
    plannedStart: at(5),
    plannedEnd: at(15),
  } as const;
  const done = { ...fuelling, vehicleId: 'V1', actualStart: at(12) } as const;
  return ganttLog(
    [
      task('fuel', { ...fuelling, time: at(-60), status: 'planned' }),
      task('fuel', { ...fuelling, time: at(-10), status: 'assigned', vehicleId: 'V2' }),
      task('fuel', { ...fuelling, time: at(2), status: 'en_route', vehicleId: 'V1' }),
      task('fuel', { ...fuelling, time: at(6), status: 'on_position', vehicleId: 'V1' }),
      task('fuel', { ...done, time: at(12), status: 'in_progress' }),
      task('fuel', { ...done, time: at(25), status: 'completed', actualEnd: at(25) }),
      task('water', {
        taskType: 'water',
        flightId: 'F',
        stand: '210',
        status: 'unassigned',
        time: at(-5),
        plannedStart: at(10),
        plannedEnd: at(20),
      }),
    ],
    [
      flight('F', {
        callsign: 'VLG1',
        direction: 'turnaround',
        stand: '210',
        status: 'in_block',
        time: at(0),
        milestones: { SIBT: at(0), SOBT: at(30), AIBT: at(0) },
      }),
      flight('F', {
        callsign: 'VLG1',
        direction: 'turnaround',
        stand: '210',
        status: 'off_block',
        time: at(40),
        milestones: { SIBT: at(0), SOBT: at(30), AIBT: at(0), AOBT: at(40) },
      }),
    ],
  );
}

/** A picture of an hour from noon on, ten CSS pixels to the minute. */
export function ganttView(log: ShiftLog, grouping: Grouping, more: Partial<GanttView> = {}): GanttView {
  return {
    layout: layOut(ganttRows(log, grouping, new Map()), () => false),
    scale: { start: NOON, end: NOON + 60 * MINUTE, width: 600 },
    width: LABELS_WIDTH + 600,
    height: AXIS_HEIGHT + 400,
    scrollTop: 0,
    known: null,
    until: log.to,
    ...more,
  };
}
