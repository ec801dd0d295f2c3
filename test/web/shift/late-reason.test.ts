import { expect, test } from 'vitest';
import type { DecisionState, FlightState, TaskState } from '../../../server/contract/records.ts';
import { type LateReason, lateReasons } from '../../../web/shift/late-reason.ts';
import { lateReasonText } from '../../../web/shift/late-reason-text.ts';
import { shiftLog } from '../../../web/shift/shift-log.ts';
import { at, candidate, decision, flight, NOON, task } from '../entities.ts';

const MINUTE = 60_000;
const LATE = 'T';

type Recorded = {
  readonly tasks?: readonly TaskState[];
  readonly flights?: readonly FlightState[];
  readonly decisions?: readonly DecisionState[];
};

function reasons(recorded: Recorded, time?: number): LateReason[] {
  const nothing = { vehicles: [], tasks: [], flights: [], notifications: [], decisions: [] };
  const log = shiftLog(
    NOON - 180 * MINUTE,
    NOON + 180 * MINUTE,
    { time: at(-180), ...nothing },
    {
      ...nothing,
      ...recorded,
      tasks: (recorded.tasks ?? []).toSorted((one, other) => one.time.localeCompare(other.time)),
    },
  );
  return lateReasons(LATE, log, time);
}

const brief = (found: readonly LateReason[]) => found.map(({ type, ms }) => [type, ms / MINUTE]);

/** A fuelling planned from noon to 12:10, told at each of the minutes. */
function story(taskId: string, told: readonly (readonly [number, Partial<TaskState>])[]): TaskState[] {
  let state: Partial<TaskState> = {
    taskType: 'fuelling',
    flightId: 'F',
    plannedStart: at(0),
    plannedEnd: at(10),
  };
  return told.map(([minute, change]) => {
    state = { ...state, ...change, time: at(minute) };
    return task(taskId, state);
  });
}

const begun = (minute: number) =>
  [minute, { status: 'in_progress', actualStart: at(minute) }] as const satisfies readonly [number, object];
const done = (minute: number) =>
  [minute, { status: 'completed', actualEnd: at(minute) }] as const satisfies readonly [number, object];
const assigned = (minute: number, vehicleId: string, more: Partial<TaskState> = {}) =>
  [minute, { status: 'assigned', vehicleId, assignmentSource: 'auto', ...more }] as const;

const decided = (minute: number, rest: Partial<DecisionState> = {}) =>
  decision(`D${minute}`, { time: at(minute), taskId: LATE, trigger: 'task due', source: 'auto', ...rest });
const weighed = (vehicleId: string, rejectedBecause: string | null, etaSeconds = 60) =>
  candidate(vehicleId, { score: 1, distance: 100, etaSeconds, rejectedBecause });

test('a task in time, or unknown, has no reason', () => {
  expect(reasons({ tasks: story(LATE, [assigned(-20, 'V'), begun(0), done(10)]) })).toEqual([]);
  expect(reasons({})).toEqual([]);
});

test('it waited for a vehicle: how long, and why the vehicles were passed over', () => {
  const tasks = story(LATE, [
    [-30, { status: 'planned' }],
    [-10, { status: 'unassigned' }],
    assigned(12, 'V'),
    [12, { status: 'en_route' }],
    [15, { status: 'on_position' }],
    begun(15),
    done(25),
  ]);
  const decisions = [
    decided(-10, { candidates: [weighed('V', 'busy with T-1')] }),
    decided(2, { candidates: [weighed('V', 'busy with T-1'), weighed('W', 'too far, 5.9 km')] }),
    decided(12, { chosenVehicleId: 'V', candidates: [weighed('V', null, 180)] }),
  ];
  const found = reasons({ tasks, decisions });
  expect(found).toEqual([
    {
      type: 'unassigned',
      ms: 15 * MINUTE,
      open: false,
      decisions: 2,
      rejected: [
        { vehicleId: 'V', because: 'busy with T-1' },
        { vehicleId: 'W', because: 'too far, 5.9 km' },
      ],
    },
  ]);
  expect(found.map(lateReasonText)).toEqual([
    'No vehicle for 15 min; 2 decisions found none free: V busy with T-1; W too far, 5.9 km',
  ]);
});

test('it waits for a vehicle still', () => {
  const tasks = story(LATE, [
    [-10, { status: 'unassigned' }],
    [8, { status: 'unassignable' }],
  ]);
  expect(reasons({ tasks }, NOON + 18 * MINUTE)).toMatchObject([
    { type: 'unassigned', ms: 18 * MINUTE, open: true, decisions: 0 },
  ]);
});

test('its vehicle was busy with another late task, then under way for longer than expected', () => {
  const tasks = [
    ...story('before', [assigned(-60, 'V'), begun(-20), done(4)]).map(each => ({
      ...each,
      flightId: 'G',
      plannedStart: at(-20),
      plannedEnd: at(-8),
    })),
    ...story(LATE, [assigned(-30, 'V'), [4, { status: 'en_route' }], [12, { status: 'on_position' }]]),
    ...story(LATE, [assigned(-30, 'V'), begun(12), done(22)]).slice(1),
  ];
  const decisions = [decided(-30, { chosenVehicleId: 'V', candidates: [weighed('V', null, 5 * 60)] })];
  expect(reasons({ tasks, decisions })).toEqual([
    {
      type: 'busy',
      vehicleId: 'V',
      taskId: 'before',
      taskType: 'fuelling',
      otherLateBy: 12 * MINUTE,
      ms: 9 * MINUTE,
    },
    { type: 'way', vehicleId: 'V', expected: 5 * MINUTE, took: 8 * MINUTE, ms: 3 * MINUTE },
  ]);
});

test('its vehicle was free and set off late', () => {
  const tasks = story(LATE, [
    assigned(-30, 'V'),
    [6, { status: 'en_route' }],
    [9, { status: 'on_position' }],
    begun(9),
    done(19),
  ]);
  expect(brief(reasons({ tasks }))).toEqual([['setOff', 9]]);
});

test('the aircraft came late, and the work before it ended late', () => {
  const tasks = [
    ...story(LATE, [
      assigned(-30, 'V'),
      [-9, { status: 'en_route' }],
      [-4, { status: 'on_position' }],
      begun(14),
      done(24),
    ]),
    ...story('deboarding', [begun(8), done(13)]).map(each => ({ ...each, taskType: 'deboarding' as const })),
    // Ended after the fuelling had begun: that is not what held it up.
    ...story('other', [begun(8), done(20)]).map(each => ({ ...each, taskType: 'deboarding' as const })),
  ];
  const flights = [flight('F', { direction: 'turnaround', milestones: { SIBT: at(-10), AIBT: at(7) } })];
  const found = reasons({ tasks, flights });
  expect(brief(found)).toEqual([
    ['aircraft', 7],
    ['predecessor', 6],
  ]);
  expect(found[1]).toMatchObject({ taskId: 'deboarding', ended: NOON + 13 * MINUTE });
});

test('the work itself took longer', () => {
  const tasks = story(LATE, [assigned(-30, 'V'), [-3, { status: 'on_position' }], begun(0), done(21)]);
  expect(reasons({ tasks })).toEqual([
    { type: 'work', planned: 10 * MINUTE, took: 21 * MINUTE, ms: 11 * MINUTE },
  ]);
});

test('a driver refused, and a dispatcher gave it to another vehicle', () => {
  const refused = story(LATE, [
    assigned(-1, 'V'),
    [0, { status: 'rejected' }],
    assigned(5, 'W'),
    [5, { status: 'en_route' }],
    [8, { status: 'on_position' }],
    begun(8),
    done(18),
  ]);
  expect(reasons({ tasks: refused })).toContainEqual({ type: 'refused', vehicleId: 'V', ms: 5 * MINUTE });

  const moved = story(LATE, [
    assigned(-5, 'V'),
    assigned(6, 'W', { assignmentSource: 'manual' }),
    [6, { status: 'en_route' }],
    begun(9),
    done(19),
  ]);
  const decisions = [
    decided(6, { chosenVehicleId: 'W', trigger: 'asked by the ramp agent', source: 'manual' }),
  ];
  expect(reasons({ tasks: moved, decisions })).toContainEqual({
    type: 'reassigned',
    from: 'V',
    to: 'W',
    manual: true,
    trigger: 'asked by the ramp agent',
    ms: 6 * MINUTE,
  });
});

test('a pushback waited for its start-up', () => {
  const tasks = story(LATE, [
    [-30, { taskType: 'pushback' }],
    assigned(-20, 'V'),
    [-2, { status: 'on_position' }],
    begun(13),
    done(20),
  ]);
  const flights = [flight('F', { milestones: { TSAT: at(12) } })];
  expect(brief(reasons({ tasks, flights }))).toEqual([['startUp', 12]]);
});

test('a vehicle that stood ready without anything told says just that; so does a late start without a vehicle', () => {
  const ready = story(LATE, [assigned(-30, 'V'), [-3, { status: 'on_position' }], begun(9), done(19)]);
  expect(reasons({ tasks: ready })).toEqual([{ type: 'waited', vehicleId: 'V', ms: 9 * MINUTE }]);
  expect(brief(reasons({ tasks: story(LATE, [begun(9), done(19)]) }))).toEqual([['unexplained', 9]]);
});

test('at a time in the shift only what was known then counts', () => {
  const tasks = story(LATE, [assigned(-30, 'V'), [-3, { status: 'on_position' }], begun(0), done(40)]);
  expect(reasons({ tasks }, NOON + 12 * MINUTE)).toEqual([]);
  expect(brief(reasons({ tasks }, NOON + 20 * MINUTE))).toEqual([['work', 10]]);
});
