import { expect, it } from 'vitest';
import type { GanttRow } from '../../../web/gantt/gantt-row.ts';
import { ganttRows } from '../../../web/gantt/gantt-rows.ts';
import { rowsFound, rowsInUse } from '../../../web/gantt/rows-shown.ts';
import { at, flight, NOON, task } from '../entities.ts';
import { ganttLog, MINUTE, smallShift } from './gantt-log.ts';

const times = { plannedStart: at(0), plannedEnd: at(10) };
const fleet = new Map([
  ['V1', { vehicleType: 'fuel_truck', callsign: 'FUEL 1' }],
  ['V2', { vehicleType: 'fuel_truck', callsign: 'FUEL 2' }],
  ['B1', { vehicleType: 'bus', callsign: null }],
  ['A1', { vehicleType: 'aircraft', callsign: 'VLG1' }],
] as const);

const held = ({ tasks, aircraft, holds }: GanttRow, time: number | null) =>
  [...(aircraft?.bars ?? []), ...tasks.bars].filter(bar => holds(bar, time)).map(({ id }) => id);

it('has a row for each stand in natural order, with its aircraft and work', () => {
  const log = ganttLog([
    task('a', { ...times, stand: '110' }),
    task('b', { ...times, stand: 'C2' }),
    task('c', { ...times, stand: '24' }),
    task('d', { ...times, stand: 'C10' }),
    task('nowhere', times),
  ]);
  expect(ganttRows(log, 'stand', new Map()).map(row => row.label)).toEqual(['24', '110', 'C2', 'C10']);
  const [row] = ganttRows(smallShift(), 'stand', new Map());
  expect(row && held(row, null)).toEqual(['F', 'fuel', 'water']);
});

it('has an aircraft on the stand that was known, and on the one that it came to', () => {
  const milestones = { SIBT: at(0), SOBT: at(30) };
  const log = ganttLog(
    [],
    [
      flight('F', { stand: 'D1', time: at(-60), milestones }),
      flight('F', { stand: 'A3', time: at(-20), milestones }),
    ],
  );
  const rows = ganttRows(log, 'stand', new Map());
  const where = (time: number | null) =>
    rows.filter(row => held(row, time).includes('F')).map(row => row.label);
  expect(where(null)).toEqual(['A3']);
  expect(where(NOON - 30 * MINUTE)).toEqual(['D1']);
  expect(where(NOON - 90 * MINUTE)).toEqual([]);
  expect(rowsInUse(rows, null).map(row => row.label)).toEqual(['A3']);
});

it('leaves out a stand to which somebody comes only after what can be shown', () => {
  const milestones = { SIBT: at(30), SOBT: at(90) };
  const log = ganttLog([], [flight('F', { stand: 'A3', time: at(0), milestones })]);
  const rows = ganttRows(log, 'stand', new Map());
  const until = (minutes: number) => rowsInUse(rows, { from: NOON, to: NOON + minutes * MINUTE });
  expect(until(40).map(row => row.label)).toEqual(['A3']);
  expect(until(20)).toEqual([]);
});

it('groups vehicles by type, those at work first; what waits for a vehicle stands above', () => {
  const rows = ganttRows(smallShift(), 'vehicle', fleet);
  expect(rows.map(({ group, label }) => [group, label])).toEqual([
    ['Wait for a vehicle', 'Water'],
    ['Fuel truck', 'FUEL 1'],
    ['Fuel truck', 'FUEL 2'],
    ['Bus', 'B1'],
    ['Without a vehicle', 'Fuelling'],
  ]);
  const [waiting, first, second, , without] = rows;
  if (!waiting || !first || !second || !without) throw new Error('rows are missing');
  expect(held(waiting, null)).toEqual(['water']);
  expect(held(first, null)).toEqual(['fuel']);
  expect(held(second, null)).toEqual([]);
  expect(held(second, NOON - 5 * MINUTE)).toEqual(['fuel']);
  expect(held(without, NOON - 30 * MINUTE)).toEqual(['fuel']);
  expect(rowsInUse(rows, null)).not.toContain(without);
});

it('has flights in order of time, named by their call signs', () => {
  const log = ganttLog(
    [],
    [
      flight('late', { callsign: 'B2', stand: '7', milestones: { SIBT: at(50), SOBT: at(90) } }),
      flight('early', { callsign: 'A1', milestones: { SOBT: at(10) }, direction: 'departure' }),
      flight('timeless', { callsign: 'C3' }),
    ],
  );
  const rows = ganttRows(log, 'flight', new Map());
  expect(rows.map(({ label, note, milestones }) => [label, note, milestones])).toEqual([
    ['A1', '', true],
    ['B2', '7', true],
  ]);
});

it('finds rows by their names, their groups and what they hold', () => {
  const rows = ganttRows(smallShift(), 'vehicle', fleet);
  const labels = (search: string) => rowsFound(rows, search).map(row => row.label);
  expect(labels('')).toHaveLength(rows.length);
  expect(labels('fuel 1')).toEqual(['FUEL 1']);
  expect(labels('fuel truck')).toEqual(['FUEL 1', 'FUEL 2']);
  expect(labels('v2')).toEqual(['FUEL 2']);
  expect(labels('WATER')).toEqual(['Water']);
  expect(labels('nothing such')).toEqual([]);
});
