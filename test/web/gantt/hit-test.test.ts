import { expect, it } from 'vitest';
import { found } from '../../../web/gantt/find-selected.ts';
import { ganttRows } from '../../../web/gantt/gantt-rows.ts';
import { AXIS_HEIGHT, LABELS_WIDTH } from '../../../web/gantt/gantt-view.ts';
import { hitAt } from '../../../web/gantt/hit-test.ts';
import { neighbour } from '../../../web/gantt/neighbours.ts';
import { groupAt, layOut, placeAt, placedWithin } from '../../../web/gantt/row-layout.ts';
import { at, NOON, task } from '../entities.ts';
import { ganttLog, ganttView, MINUTE, smallShift } from './gantt-log.ts';

/** Ten pixels to the minute. */
const x = (minute: number) => LABELS_WIDTH + minute * 10;

it('hits the axis, a row by its name, an aircraft, the work below it, and nothing', () => {
  const view = ganttView(smallShift(), 'stand');
  const hit = (atX: number, y: number) => {
    const what = hitAt(view, atX, y);
    return what?.on === 'bar' ? what.bar.id : (what?.on ?? null);
  };
  expect(hit(x(5), 10)).toBe('axis');
  expect(hitAt(view, 5, AXIS_HEIGHT + 10)).toMatchObject({ on: 'label', toggle: true });
  expect(hitAt(view, 80, AXIS_HEIGHT + 10)).toMatchObject({ on: 'label', toggle: false });
  expect(hit(x(20), AXIS_HEIGHT + 10)).toBe('F');
  expect(hit(x(22), AXIS_HEIGHT + 24)).toBe('fuel');
  expect(hit(x(50), AXIS_HEIGHT + 10)).toBe('row');
  expect(hit(x(50), AXIS_HEIGHT + 300)).toBeNull();
});

it('hits what is known alone', () => {
  const view = ganttView(smallShift(), 'stand', { known: NOON - 30 * MINUTE });
  expect(hitAt(view, x(20), AXIS_HEIGHT + 10)?.on).toBe('row');
  expect(hitAt(view, x(12), AXIS_HEIGHT + 24)).toMatchObject({ on: 'bar', bar: { id: 'fuel' } });
});

const many = ganttLog(
  Array.from({ length: 500 }, (_, place) =>
    task(`t${place}`, {
      taskType: 'fuelling',
      vehicleId: `V${place}`,
      status: 'completed',
      plannedStart: at(place % 50),
      plannedEnd: at((place % 50) + 5),
    }),
  ),
);

it('finds the rows in view among hundreds, and the group that they belong to', () => {
  const { layout } = ganttView(many, 'vehicle');
  expect(layout.placed).toHaveLength(501);
  const shown = placedWithin(layout, 5000, 5400);
  expect(shown.length).toBeLessThan(20);
  expect(shown[0]?.top).toBeLessThanOrEqual(5000);
  expect((shown.at(-1)?.top ?? 0) + (shown.at(-1)?.height ?? 0)).toBeGreaterThanOrEqual(5400);
  expect(groupAt(layout, 5000)).toMatchObject({ group: 'Unknown', rows: 500 });
  expect([placeAt(layout, -5), placeAt(layout, 1e9)]).toEqual([0, 500]);
});

it('gives an unfolded row a lane for each of its tasks at one time', () => {
  const rows = ganttRows(smallShift(), 'stand', new Map());
  const [folded, unfolded] = [layOut(rows, () => false), layOut(rows, () => true)];
  expect(unfolded.height - folded.height).toBe(2 * 19 - 6);
});

const done = (taskId: string, stand: string, from: number, to: number) =>
  task(taskId, { stand, status: 'completed', actualStart: at(from), actualEnd: at(to) });

it('goes from bar to bar in a row, and to the next row that has any', () => {
  const log = ganttLog([
    done('a1', '1', 0, 5),
    done('a2', '1', 20, 25),
    done('b1', '2', 2, 4),
    done('b2', '2', 30, 35),
  ]);
  const view = ganttView(log, 'stand');
  const first = neighbour(view, null, 'down');
  expect(first?.bar.id).toBe('a2');
  const before = neighbour(view, first, 'left');
  expect(before?.bar.id).toBe('a1');
  expect(neighbour(view, before, 'left')).toBeNull();
  expect(neighbour(view, before, 'down')?.bar.id).toBe('b1');
  expect(neighbour(view, first, 'down')?.bar.id).toBe('b2');
  expect(neighbour(view, first, 'up')).toBeNull();
});

it('finds where something selected stands', () => {
  const rows = (grouping: 'stand' | 'vehicle') => ganttRows(smallShift(), grouping, new Map());
  const place = (
    grouping: 'stand' | 'vehicle',
    kind: 'task' | 'flight' | 'vehicle' | 'stand',
    id: string,
  ) => {
    const where = found(rows(grouping), { kind, id });
    return where && [where.row.label, where.bar?.id ?? null];
  };
  expect(place('stand', 'task', 'fuel')).toEqual(['210', 'fuel']);
  expect(place('stand', 'flight', 'F')).toEqual(['210', 'F']);
  expect(place('stand', 'stand', '210')).toEqual(['210', null]);
  expect(place('vehicle', 'task', 'fuel')).toEqual(['V1', 'fuel']);
  expect(place('vehicle', 'vehicle', 'V2')).toEqual(['V2', null]);
  expect(place('vehicle', 'flight', 'F')).toBeNull();
});

it('is still shown where it is waited for, long after its plan, and ends where it ended', () => {
  const log = ganttLog([task('never', { stand: '1', plannedStart: at(-60), plannedEnd: at(-50) })]);
  const view = ganttView(log, 'stand');
  expect(hitAt(view, x(30), AXIS_HEIGHT + 24)).toMatchObject({ on: 'bar', bar: { id: 'never' } });
  const [row] = ganttRows(smallShift(), 'flight', new Map());
  expect(row?.aircraft?.bars[0]?.to).toBe(NOON + 40 * MINUTE);
});
