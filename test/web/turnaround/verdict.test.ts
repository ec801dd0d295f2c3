import { describe, expect, it } from 'vitest';
import type { TaskState } from '../../../server/contract/records.ts';
import { chartScale, drawnLinks, milestoneMarks } from '../../../web/turnaround/chart-layout.ts';
import { flightOf } from '../../../web/turnaround/flight-of.ts';
import { turnaroundOf } from '../../../web/turnaround/turnaround-of.ts';
import { verdictOf } from '../../../web/turnaround/verdict.ts';
import { at, flight, NOON, task, vehicle } from '../entities.ts';

const minute = (minutes: number) => NOON + minutes * 60_000;
const boarding = (rest: Partial<TaskState> = {}) =>
  task('T', { taskType: 'boarding', plannedStart: at(10), plannedEnd: at(30), ...rest });
const turnaround = (now: number, milestones: Record<string, string>, ...tasks: TaskState[]) =>
  turnaroundOf(flight('F', { milestones }), tasks, minute(now));
const verdict = (now: number, milestones: Record<string, string>, ...tasks: TaskState[]) => {
  const { text, late } = verdictOf(turnaround(now, milestones, ...tasks), minute(now));
  return [text, late];
};

describe('verdictOf', () => {
  const over = { status: 'completed', actualStart: at(10), actualEnd: at(31) } as const;

  it('tells the slack that is left, in full minutes, and by how much a target is missed, in begun ones', () => {
    expect(verdict(5.5, { TOBT: at(40), SOBT: at(30) }, boarding())).toEqual(['14 min of slack', false]);
    expect(verdict(22.5, { TOBT: at(40) }, boarding())).toEqual(['3 min too late', true]);
    expect(verdict(5, {}, boarding())).toEqual(['No target off-block time is known', false]);
  });

  it('tells when all is ready, and that the aircraft waits beyond its target', () => {
    expect(verdict(33, { TOBT: at(40) }, boarding(over))).toEqual(['Ready since 12:31', false]);
    expect(verdict(44, { TOBT: at(40) }, boarding(over))).toEqual([
      'Ready since 12:31, off-block overdue by 4 min',
      true,
    ]);
    expect(verdict(33, { TOBT: at(25) }, boarding(over))).toEqual([
      'Ready since 12:31, 6 min after TOBT',
      true,
    ]);
  });

  it('tells how it ended', () => {
    expect(verdict(60, { TOBT: at(40), AOBT: at(47) }, boarding(over))).toEqual([
      'Off block 12:47, 7 min after TOBT',
      true,
    ]);
    expect(verdict(60, { TOBT: at(40), AOBT: at(40) }, boarding(over))).toEqual(['Off block 12:40', false]);
  });
});

describe('the chart', () => {
  it('reaches over what is projected while on stand, and no more once off block', () => {
    const open = boarding({ status: 'in_progress', actualStart: at(10) });
    const until = (milestones: Record<string, string>) =>
      Math.round((chartScale(turnaround(100, milestones, open), 100, minute(100)).end - NOON) / 60_000);
    expect(until({ SOBT: at(40) })).toBeGreaterThanOrEqual(100);
    expect(until({ SOBT: at(40), AOBT: at(45) })).toBeLessThan(50);
    const timeless = chartScale(turnaround(7, {}, task('T', { status: 'cancelled' })), 100, minute(7));
    expect(timeless.start).toBeLessThanOrEqual(minute(7));
    expect(timeless.end).toBeGreaterThan(minute(7));
  });

  it('draws milestones of the same minute as one, and a label on the side where it has room', () => {
    const state = turnaround(0, { SOBT: at(40), TOBT: at(40), TSAT: at(44) }, boarding());
    const scale = { start: minute(0), end: minute(50), width: 500 };
    expect(milestoneMarks(state, scale, false).map(({ names, label }) => [names.join(' '), label])).toEqual([
      ['SOBT TOBT', 'left'],
      ['TSAT', 'right'],
    ]);
  });

  it('draws the critical links last, each from the end of one bar to the start of the other', () => {
    const state = turnaround(
      0,
      { TOBT: at(60) },
      task('A', { taskType: 'cleaning', plannedStart: at(0), plannedEnd: at(10) }),
      task('B', { taskType: 'catering', plannedStart: at(0), plannedEnd: at(5) }),
      boarding(),
    );
    const scale = { start: minute(0), end: minute(30), width: 300 };
    const links = drawnLinks(state, scale, 20);
    expect(links.map(({ link, critical }) => [link.from, critical])).toEqual([
      ['B', false],
      ['A', true],
    ]);
    expect(links[1]?.path).toMatch(/^M100 10h3V20H93V50H100$/);
  });
});

describe('flightOf', () => {
  const held = {
    vehicles: new Map([
      ['TRUCK', vehicle('TRUCK', { taskId: 'T' })],
      ['PLANE', vehicle('PLANE', { flightId: 'F' })],
      ['IDLE', vehicle('IDLE')],
    ]),
    tasks: new Map([['T', task('T', { flightId: 'F' })]]),
    flights: new Map([
      ['GONE', flight('GONE', { stand: '21', status: 'departed' })],
      ['NEXT', flight('NEXT', { stand: '22', status: 'scheduled', milestones: { SIBT: at(9) } })],
      ['AFTER', flight('AFTER', { stand: '22', status: 'scheduled', milestones: { SIBT: at(90) } })],
      ['F', flight('F', { stand: '21', status: 'boarding' })],
    ]),
  };

  it.each([
    ['flight', 'X', 'X'],
    ['task', 'T', 'F'],
    ['task', 'none', null],
    ['vehicle', 'TRUCK', 'F'],
    ['vehicle', 'PLANE', 'F'],
    ['vehicle', 'IDLE', null],
    ['stand', '21', 'F'],
    ['stand', '22', 'NEXT'],
    ['stand', '23', null],
  ] as const)('finds the flight of %s %s', (kind, id, found) => {
    expect(flightOf({ kind, id }, held)).toBe(found);
  });
});
