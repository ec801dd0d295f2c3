import { describe, expect, it } from 'vitest';
import type { FlightState } from '../../../server/contract/records.ts';
import { boardRows, wordingOf } from '../../../web/board/board-rows.ts';
import { recentChanges } from '../../../web/board/changes.ts';
import { columnsOf, matches, sorted } from '../../../web/board/columns.ts';
import { EMPTY_LOG } from '../../../web/shift/shift-log.ts';
import { Story } from '../../../web/shift/story.ts';
import { at, flight, NOON, task } from '../entities.ts';

const minute = (minutes: number) => NOON + minutes * 60_000;
const arrival = (id: string, minutes: number, rest: Partial<FlightState> = {}) =>
  flight(id, { direction: 'arrival', milestones: { SIBT: at(minutes), EIBT: at(minutes) }, ...rest });
const held = (...flights: FlightState[]) => ({
  flights: new Map(flights.map(each => [each.flightId, each])),
  tasks: new Map(),
});

describe('boardRows', () => {
  it('shows of a flight that is told of later its schedule alone, and of one left out by the filter nothing', () => {
    const log = {
      ...EMPTY_LOG,
      flights: new Map([
        ['later', new Story([arrival('later', 90, { time: at(30), stand: '12', status: 'scheduled' })])],
        ['filtered', new Story([arrival('filtered', 20, { time: at(-30) })])],
      ]),
    };
    const rows = boardRows('arrivals', held(arrival('here', 10)), log, minute(0));
    expect(rows.map(({ id, told }) => [id, told])).toEqual([
      ['here', true],
      ['later', false],
    ]);
    expect(rows[1]?.flight).toMatchObject({ stand: null, status: null, milestones: { SIBT: at(90) } });
    expect(rows[1]?.flight.milestones).not.toHaveProperty('EIBT');
    const after = boardRows('arrivals', held(arrival('later', 90)), log, minute(31));
    expect(after.map(({ id, told }) => [id, told])).toEqual([['later', true]]);
  });

  it('tells the slack of turnarounds on stand', () => {
    const state = flight('F', {
      direction: 'turnaround',
      status: 'in_block',
      milestones: { AIBT: at(0), TOBT: at(40) },
    });
    const boarding = task('T', {
      flightId: 'F',
      taskType: 'boarding',
      plannedStart: at(15),
      plannedEnd: at(35),
    });
    const entities = { ...held(state), tasks: new Map([['T', boarding]]) };
    const [row] = boardRows('turnarounds', entities, EMPTY_LOG, minute(10));
    expect(row?.turnaround).toMatchObject({ slack: 10 * 60_000, done: 0 });
    const [departure] = boardRows('departures', entities, EMPTY_LOG, minute(10));
    expect(departure?.turnaround).toBeNull();
  });
});

describe('recentChanges', () => {
  const story = new Story([
    arrival('F', 30, { time: at(0), stand: '12' }),
    arrival('F', 34, { time: at(10), stand: '12' }),
    arrival('F', 40, { time: at(11), stand: '14' }),
    arrival('F', 40, { time: at(12), stand: '12' }),
  ]);

  it('tells what it was before the first of several changes, and when the last came', () => {
    const changes = recentChanges(story, minute(11.5));
    expect(changes.get('EIBT')).toEqual({ was: at(30), at: minute(11) });
    expect(changes.get('stand')).toEqual({ was: '12', at: minute(11) });
  });

  it('forgets what was taken back, what is old, and knows nothing of what comes', () => {
    expect(recentChanges(story, minute(12.5)).has('stand')).toBe(false);
    expect(recentChanges(story, minute(12.5)).has('EIBT')).toBe(true);
    expect(recentChanges(story, minute(16)).size).toBe(0);
    expect(recentChanges(story, minute(9)).size).toBe(0);
    expect(recentChanges(story, minute(1)).size).toBe(0);
  });
});

describe('the order of rows', () => {
  const rows = (...flights: FlightState[]) => boardRows('arrivals', held(...flights), EMPTY_LOG, minute(20));
  const ids = (sort: Parameters<typeof sorted>[1], ...flights: FlightState[]) =>
    sorted(rows(...flights), sort).map(({ id }) => id);

  it('keeps what is over before now and what is overdue after it', () => {
    const come = arrival('come', 25, { milestones: { SIBT: at(25), AIBT: at(20) } });
    const order = [arrival('overdue', 5), arrival('next', 30), come];
    expect(ids({ by: 'time', descending: false }, ...order)).toEqual(['come', 'overdue', 'next']);
    expect(ids({ by: 'time', descending: true }, ...order)).toEqual(['next', 'overdue', 'come']);
  });

  it('sorts stands as people count, and what has none comes last either way', () => {
    const order = [
      arrival('a', 1, { stand: '102' }),
      arrival('b', 2),
      arrival('c', 3, { stand: '9' }),
      arrival('d', 4, { stand: '21' }),
    ];
    expect(ids({ by: 'stand', descending: false }, ...order)).toEqual(['c', 'd', 'a', 'b']);
    expect(ids({ by: 'stand', descending: true }, ...order)).toEqual(['a', 'd', 'c', 'b']);
  });

  it('finds every word that is looked for, wherever it stands', () => {
    const [row] = rows(arrival('F', 1, { callsign: 'VLG10AB', stand: '21', aircraftType: 'A320' }));
    if (!row) throw new Error('no row');
    expect(matches(row, 'vlg a320')).toBe(true);
    expect(matches(row, 'vlg a321')).toBe(false);
  });
});

it('shows further milestones only where the recording tells them', () => {
  const ids = (told: string[]) => columnsOf('departures', new Set(told)).map(({ id }) => id);
  expect(ids([])).not.toContain('ASRT');
  expect(ids(['ASRT', 'XYZT'])).toContain('ASRT');
  expect(ids([])).toEqual(expect.arrayContaining(['SOBT', 'TOBT', 'AOBT']));
});

describe('wordingOf', () => {
  const wording = (now: number, state: FlightState) => {
    const [row] = boardRows('arrivals', held(state), EMPTY_LOG, minute(now));
    return row && wordingOf(row, minute(now));
  };

  it('stays while a row says the same, and changes when a delay grows by a minute or a milestone is overdue', () => {
    const state = arrival('F', 30);
    expect(wording(10, state)).toBe(wording(20, state));
    expect(wording(20, state)).not.toBe(wording(31, state));
    expect(wording(32.1, state)).toBe(wording(32.9, state));
    expect(wording(32.9, state)).not.toBe(wording(33, state));
  });
});
