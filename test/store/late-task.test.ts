import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TaskState } from '../../server/contract/records.ts';
import { toIso, toMs } from '../../server/contract/time.ts';
import { turnedLateAt } from '../../server/store/late-task.ts';

const LATE = 2000;
const END = 60_000;
const time = fc.integer({ min: 0, max: 20 }).map(second => toIso(second * 1000));
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const states = fc
  .array(
    fc.record({
      time,
      plannedStart: orNull(time),
      plannedEnd: orNull(time),
      actualStart: orNull(time),
      actualEnd: orNull(time),
      status: orNull(
        fc.constantFrom('planned' as const, 'in_progress' as const, 'completed' as const, 'failed' as const),
      ),
    }),
    { maxLength: 5 },
  )
  .map(records =>
    records
      .map(
        (record): TaskState => ({
          taskId: 'T',
          taskType: null,
          flightId: null,
          stand: null,
          vehicleId: null,
          assignmentSource: null,
          priority: null,
          attributes: null,
          ...record,
        }),
      )
      .sort((a, b) => toMs(a.time) - toMs(b.time)),
  );

function isLate(state: TaskState, at: number): boolean {
  const after = (actual: string | null, planned: string | null) =>
    actual !== null && planned !== null && toMs(actual) > toMs(planned) + LATE;
  const unfinished =
    state.actualEnd === null &&
    !['completed', 'cancelled', 'rejected', 'failed'].includes(state.status ?? '');
  return (
    after(state.actualStart, state.plannedStart) ||
    after(state.actualEnd, state.plannedEnd) ||
    (unfinished && state.plannedEnd !== null && at >= toMs(state.plannedEnd) + LATE)
  );
}

test('a task turned late at the first moment at which its recorded state says so', () => {
  fc.assert(
    fc.property(states, records => {
      let expected: number | null = null;
      for (let at = 0; at <= END && expected === null; at += 500) {
        const state = records.findLast(record => toMs(record.time) <= at);
        if (state && isLate(state, at)) expected = at;
      }
      expect(turnedLateAt(records, LATE)).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});
