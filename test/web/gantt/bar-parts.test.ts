import { expect, it } from 'vitest';
import { partsOf } from '../../../web/gantt/bar-parts.ts';
import { ganttRows } from '../../../web/gantt/gantt-rows.ts';
import { at, flight, NOON, task } from '../entities.ts';
import { ganttLog, MINUTE, smallShift } from './gantt-log.ts';

const span = (from: number, to: number) => ({ from: NOON + from * MINUTE, to: NOON + to * MINUTE });

function barsOf(log: ReturnType<typeof smallShift>) {
  const [row] = ganttRows(log, 'flight', new Map());
  const [fuel] = row?.tasks.bars.filter(({ id }) => id === 'fuel') ?? [];
  const [aircraft] = row?.aircraft?.bars ?? [];
  if (!fuel || !aircraft) throw new Error('a bar is missing');
  return { fuel, aircraft, until: log.to };
}

it('tells what of a late task lies beyond its plan, how long it waited, and the way of its vehicle', () => {
  const { fuel, until } = barsOf(smallShift());
  expect(partsOf(fuel, null, until)).toMatchObject({
    look: 'done',
    planned: span(5, 15),
    inPlan: span(12, 15),
    beyond: span(15, 25),
    waited: span(5, 12),
    way: span(2, 6),
    ready: span(6, 12),
    whole: span(2, 25),
  });
});

it('tells no more than was known at a time', () => {
  const { fuel, until } = barsOf(smallShift());
  expect(partsOf(fuel, NOON - 90 * MINUTE, until)).toBeNull();
  expect(partsOf(fuel, NOON, until)).toMatchObject({
    look: 'planned',
    planned: span(5, 15),
    inPlan: null,
    beyond: null,
    waited: null,
    way: null,
  });
  expect(partsOf(fuel, NOON + 14 * MINUTE, until)).toMatchObject({
    look: 'running',
    inPlan: span(12, 14),
    beyond: null,
  });
  expect(partsOf(fuel, NOON + 20 * MINUTE, until)).toMatchObject({ beyond: span(15, 20) });
});

it('tells an aircraft that left late, and one of which only the arrival is told', () => {
  const { aircraft, until } = barsOf(smallShift());
  expect(partsOf(aircraft, null, until)).toMatchObject({ inPlan: span(0, 30), beyond: span(30, 40) });

  const log = ganttLog(
    [task('fuel', { flightId: 'A', plannedStart: at(0), plannedEnd: at(9) })],
    [flight('A', { direction: 'arrival', milestones: { SIBT: at(0), AIBT: at(2) } })],
  );
  const arrival = barsOf(log);
  expect(partsOf(arrival.aircraft, null, log.to)).toMatchObject({
    planned: span(0, 40),
    inPlan: span(2, 42),
    beyond: null,
    openStart: false,
    openEnd: true,
  });
});

it('tells a departure of which no arrival is told from as early as its plan', () => {
  const log = ganttLog(
    [task('fuel', { flightId: 'D', plannedStart: at(0), plannedEnd: at(9) })],
    [flight('D', { direction: 'departure', milestones: { SOBT: at(30), AOBT: at(50) } })],
  );
  expect(partsOf(barsOf(log).aircraft, null, log.to)).toMatchObject({
    planned: span(-10, 30),
    inPlan: span(-10, 30),
    beyond: span(30, 50),
    waited: null,
    openStart: true,
    openEnd: false,
  });
});

it('marks what nobody was found for, what failed and what was cancelled', () => {
  const times = { flightId: 'A', plannedStart: at(0), plannedEnd: at(9) };
  const looks = (status: 'unassigned' | 'unassignable' | 'rejected' | 'failed' | 'cancelled') => {
    const log = ganttLog(
      [task('fuel', { ...times, status })],
      [flight('A', { milestones: { SIBT: at(0) } })],
    );
    return partsOf(barsOf(log).fuel, null, log.to)?.look;
  };
  expect([looks('unassigned'), looks('unassignable'), looks('rejected')]).toEqual(
    Array(3).fill('unassigned'),
  );
  expect([looks('failed'), looks('cancelled')]).toEqual(['failed', 'cancelled']);
});
