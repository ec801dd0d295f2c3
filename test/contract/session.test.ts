import { describe, expect, it } from 'vitest';
import { controlCommand, paramsCommand, sessionOptions } from '../../server/contract/session.ts';

const sessionId = 'session';
const time = '2020-10-02T08:00:00.000Z';
const range = { airportId: 'LEBL', startTime: time, endTime: '2020-10-02T09:00:00.000Z' };

describe('controlCommand', () => {
  it.each([
    { action: 'play' },
    { action: 'pause' },
    { action: 'toggle' },
    { action: 'stop' },
    { action: 'play', expectedRevision: 0 },
    { action: 'play', driver: '李' },
    { action: 'pause', driver: 'n'.repeat(60) },
    { action: 'seek', time },
    { action: 'step', by: '-PT0.5S' },
    { action: 'step', to: 'next' },
    { action: 'step', to: 'previous', kind: 'task', id: 'T1' },
  ])('takes %j', command => {
    expect(controlCommand.parse({ sessionId, ...command })).toEqual({ sessionId, ...command });
  });

  it.each([
    [{ action: 'rewind' }, 'action'],
    [{}, 'action'],
    [{ action: 'seek' }, 'time'],
    [{ action: 'seek', time: '08:00' }, 'time'],
    [{ action: 'step' }, 'by'],
    [{ action: 'step', by: 'PT1S', to: 'next' }, 'by'],
    [{ action: 'step', by: 'PT1S', kind: 'task' }, 'kind'],
    [{ action: 'step', by: 'P1M' }, 'by'],
    [{ action: 'step', to: 'last' }, 'to'],
    [{ action: 'step', to: 'next', kind: 'airport' }, 'kind'],
    [{ action: 'play', time }, ''],
    [{ action: 'play', expectedRevision: -1 }, 'expectedRevision'],
    [{ action: 'play', expectedRevision: 0.5 }, 'expectedRevision'],
    [{ action: 'play', driver: ' ' }, 'driver'],
    [{ action: 'play', driver: 'n'.repeat(61) }, 'driver'],
    [{ action: 'play', driver: 'Li\nAna' }, 'driver'],
    [{ action: 'play', driver: null }, 'driver'],
  ])('refuses %j', (command, path) => {
    const { error } = controlCommand.safeParse({ sessionId, ...command });
    expect(error?.issues.map(issue => issue.path.join('.'))).toContain(path);
  });

  it('needs a session', () => {
    expect(controlCommand.safeParse({ action: 'play' }).error?.issues[0]?.path).toEqual(['sessionId']);
  });
});

describe('paramsCommand', () => {
  it('takes who drives, without the blanks around the name', () => {
    const parsed = paramsCommand.parse({ sessionId, loop: true, driver: ' Li ' });
    expect(parsed).toEqual({ sessionId, loop: true, driver: 'Li' });
  });

  it('brings times to UTC', () => {
    const parsed = paramsCommand.parse({ sessionId, startTime: '2020-10-02T10:00:00+02:00' });
    expect(parsed).toEqual({ sessionId, startTime: time });
  });

  it.each([Number.MIN_VALUE, 0.5, 3600])('takes the speed %d', playbackSpeed => {
    expect(paramsCommand.safeParse({ sessionId, playbackSpeed }).success).toBe(true);
  });

  it.each([0, -1, 3600.1, Number.NaN, Number.POSITIVE_INFINITY, '2', null])(
    'refuses the speed %j',
    playbackSpeed => {
      expect(paramsCommand.safeParse({ sessionId, playbackSpeed }).success).toBe(false);
    },
  );

  it.each([{ airportId: 'LEMD' }, { conflate: false }, { time }, { loop: 'true' }])('refuses %j', change => {
    expect(paramsCommand.safeParse({ sessionId, ...change }).success).toBe(false);
  });
});

describe('sessionOptions', () => {
  it('plays everything once, at its own speed, where nothing else is asked for', () => {
    expect(sessionOptions.parse(range)).toEqual({
      ...range,
      playbackSpeed: 1,
      filters: {},
      loop: false,
      paused: false,
      conflate: true,
    });
  });

  it.each([{ airportId: '' }, { endTime: undefined }, { speed: 2 }, { filters: { kind: [] } }])(
    'refuses %j',
    change => {
      expect(sessionOptions.safeParse({ ...range, ...change }).success).toBe(false);
    },
  );
});
