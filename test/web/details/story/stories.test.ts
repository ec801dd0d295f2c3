import { expect, test } from 'vitest';
import type { NotificationState } from '../../../../server/contract/records.ts';
import { flightStory } from '../../../../web/details/story/flight-story.ts';
import { standStory } from '../../../../web/details/story/stand-story.ts';
import { type StoryEvent, toldBy } from '../../../../web/details/story/story-event.ts';
import { taskStory } from '../../../../web/details/story/task-story.ts';
import { vehicleStory } from '../../../../web/details/story/vehicle-story.ts';
import { at, decision, flight, NOON, notification, task } from '../../entities.ts';
import { minutes, shiftOf } from '../shift-of.ts';

/** An entry as `minute what more`. */
function told(event: StoryEvent): string {
  const more = {
    status: 'status' in event ? event.status : null,
    step: 'step' in event ? event.step : null,
    name: 'name' in event ? event.name : null,
    vehicle: 'vehicleId' in event ? event.vehicleId : null,
    stand: 'stand' in event ? event.stand : null,
    by: 'by' in event && event.by !== null ? event.by / 60_000 : null,
    against: 'against' in event && event.against !== null ? `(${event.against / 60_000})` : null,
    about: event.about ? `> ${event.about.id}` : null,
  };
  const said = Object.values(more).filter(each => each !== null);
  return [minutes(event.time), event.what, ...said].join(' ');
}

const alert = (id: string, minute: number, rest: Partial<NotificationState>) =>
  notification(id, { time: at(minute), severity: 'warning', message: 'Trouble', ...rest });

const plan = { plannedStart: at(0), plannedEnd: at(10) };
const given = { vehicleId: 'V', assignmentSource: 'auto' } as const;
const WORK = [
  task('T', { time: at(-30), status: 'planned', ...plan }),
  task('T', { time: at(-20), status: 'planned', plannedStart: at(3), plannedEnd: at(13) }),
  task('T', { time: at(-10), status: 'assigned', ...given, plannedStart: at(3), plannedEnd: at(13) }),
  task('T', { time: at(-5), status: 'assigned', vehicleId: 'W', plannedStart: at(3), plannedEnd: at(13) }),
  task('T', {
    time: at(9),
    status: 'in_progress',
    vehicleId: 'W',
    plannedStart: at(3),
    plannedEnd: at(13),
    actualStart: at(9),
    stand: '210',
  }),
  task('T', {
    time: at(20),
    status: 'completed',
    vehicleId: 'W',
    plannedStart: at(3),
    plannedEnd: at(13),
    actualStart: at(9),
    actualEnd: at(20),
    stand: '210',
  }),
];

test('a task tells its plans, vehicles, decisions and how late each step was', () => {
  const log = shiftOf({
    tasks: WORK,
    decisions: [
      decision('D', { time: at(-10), taskId: 'T', chosenVehicleId: 'V' }),
      decision('E', { time: at(0), taskId: 'U' }),
    ],
    notifications: [alert('N', 5, { taskId: 'T' })],
  });
  expect(taskStory('T', log).map(told)).toEqual([
    '-30 taskStatus planned',
    '-20 replanned 3',
    '-10 decision',
    '-10 assigned V > V',
    '-5 assigned W > W',
    '5 notification',
    '9 taskStatus in_progress (6)',
    '9 stand 210',
    '20 taskStatus completed (7)',
  ]);
});

test('a vehicle tells the tasks that it was given, that were taken from it and that it did, and its stops', () => {
  const log = shiftOf({ tasks: WORK, notifications: [alert('N', 15, { vehicleId: 'W', taskId: 'T' })] });
  expect(vehicleStory('V', log).map(told)).toEqual([
    '-10 task assigned given > T',
    '-5 task assigned taken > T',
  ]);
  const stop = { from: NOON + 60_000, to: NOON + 300_000 };
  expect(vehicleStory('W', log, { stops: [stop] }).map(told)).toEqual([
    '-5 task assigned given > T',
    '1 stop',
    '9 task in_progress started (6) > T',
    '15 notification > T',
    '20 task completed over (7) > T',
  ]);
});

test('a flight tells its milestones once, what was expected of it and where it stood', () => {
  const seen = { SIBT: at(-40), AIBT: at(-35), SOBT: at(20) };
  const log = shiftOf({
    flights: [
      flight('F', { time: at(-50), status: 'approach', milestones: { SIBT: at(-40), SOBT: at(20) } }),
      flight('F', { time: at(-35), status: 'in_block', stand: '210', milestones: seen }),
      flight('F', { time: at(0), status: 'in_block', stand: '210', milestones: { ...seen, TOBT: at(25) } }),
      flight('F', { time: at(5), status: 'in_block', stand: '212', milestones: { ...seen, TOBT: at(30) } }),
      flight('F', {
        time: at(31),
        status: 'off_block',
        stand: '212',
        milestones: { ...seen, TOBT: at(30), AOBT: at(31) },
      }),
    ],
    notifications: [alert('N', 10, { flightId: 'F', taskId: 'T' })],
  });
  expect(flightStory('F', log).map(told)).toEqual([
    '-50 flightStatus approach',
    '-35 milestone AIBT (5)',
    '-35 stand 210 > 210',
    '0 estimate TOBT',
    '5 estimate TOBT 5',
    '5 stand 212 > 212',
    '10 notification > T',
    '31 milestone AOBT (11)',
  ]);
});

test('an aircraft tells the story of its flight too', () => {
  const log = shiftOf({ flights: [flight('F', { time: at(-35), status: 'in_block' })] });
  expect(vehicleStory('A', log, { flightId: 'F' }).map(told)).toEqual(['-35 flightStatus in_block']);
  expect(vehicleStory('A', log)).toEqual([]);
});

test('a stand tells who was on it, the work there and what was notified of both', () => {
  const log = shiftOf({
    tasks: WORK,
    flights: [
      flight('F', {
        time: at(-50),
        stand: '210',
        milestones: { SIBT: at(-40), AIBT: at(-35), SOBT: at(20), AOBT: at(31) },
      }),
      flight('G', { time: at(-50), stand: '9', milestones: { AIBT: at(0) } }),
    ],
    notifications: [alert('N', 10, { flightId: 'F' }), alert('M', 11, { flightId: 'G' })],
  });
  expect(standStory('210', log).map(told)).toEqual([
    '-35 occupied (5) > F',
    '9 task in_progress started (6) > T',
    '10 notification > F',
    '20 task completed over (7) > T',
    '31 vacated (11) > F',
  ]);
});

test('what is not recorded has no story', () => {
  const log = shiftOf({});
  expect([taskStory('T', log), flightStory('F', log), standStory('S', log), vehicleStory('V', log)]).toEqual([
    [],
    [],
    [],
    [],
  ]);
});

test('finds how much of a story was told by a time', () => {
  const events = taskStory('T', shiftOf({ tasks: WORK }));
  const by = (minute: number) => toldBy(events, NOON + minute * 60_000);
  expect([by(-31), by(-30), by(8.99), by(9), by(60)]).toEqual([0, 1, 4, 6, 7]);
});
