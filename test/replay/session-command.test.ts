import { describe, expect, it } from 'vitest';
import type { PlaybackStatus } from '../../server/contract/session.ts';
import { toIso } from '../../server/contract/time.ts';
import {
  applyMove,
  applyParams,
  type Course,
  checkExpected,
  checkRange,
  type Move,
  movesState,
  stepTarget,
} from '../../server/replay/session-command.ts';

const START = Date.UTC(2020, 9, 2, 8);
const END = START + 600_000;
const WALL = 5_000_000;
const sessionId = 'session';

function course(status: PlaybackStatus, offset = 100_000, changes: Partial<Course> = {}): Course {
  const anchor = { time: START + offset, wall: WALL, speed: 2, status };
  return { startTime: START, endTime: END, loop: false, filters: {}, anchor, ...changes };
}

const ended = course('ended', 600_000);
const seek = (offset: number): Move => ({ sessionId, action: 'seek', time: toIso(START + offset) });
const step = (offset: number): Move => ({ action: 'step', target: START + offset });
const move = (action: 'play' | 'pause' | 'toggle' | 'stop'): Move => ({ sessionId, action });
const outcome = ({ anchor }: Course) => [anchor.status, anchor.time - START];

describe('applyMove', () => {
  it.each<[string, Course, Move, PlaybackStatus, number]>([
    ['play on paused', course('paused'), move('play'), 'playing', 100_000],
    ['play on ended', ended, move('play'), 'playing', 0],
    ['play on paused at the end', course('paused', 600_000), move('play'), 'playing', 0],
    ['pause on playing', course('playing'), move('pause'), 'paused', 100_000],
    ['toggle on playing', course('playing'), move('toggle'), 'paused', 100_000],
    ['toggle on paused', course('paused'), move('toggle'), 'playing', 100_000],
    ['toggle on ended', ended, move('toggle'), 'playing', 0],
    ['stop on playing', course('playing'), move('stop'), 'paused', 0],
    ['stop on paused', course('paused'), move('stop'), 'paused', 0],
    ['stop on ended', ended, move('stop'), 'paused', 0],
    ['stop on playing at the start', course('playing', 0), move('stop'), 'paused', 0],
    ['seek on playing', course('playing'), seek(5), 'playing', 5],
    ['seek on paused', course('paused'), seek(5), 'paused', 5],
    ['seek on ended', ended, seek(5), 'paused', 5],
    ['seek on ended to the end', ended, seek(600_000), 'paused', 600_000],
    ['seek to the start', course('playing'), seek(0), 'playing', 0],
    ['step on playing', course('playing'), step(7), 'playing', 7],
    ['step on paused', course('paused'), step(7), 'paused', 7],
    ['step back on ended', ended, step(7), 'paused', 7],
    ['step beyond the end', course('paused'), step(700_000), 'paused', 600_000],
    ['step beyond the start', course('playing'), step(-1), 'playing', 0],
  ])('carries out %s', (_, before, command, status, offset) => {
    const after = applyMove(before, command);
    expect(after).not.toBe(before);
    expect(outcome(after)).toEqual([status, offset]);
    expect(after.anchor.speed).toBe(2);
  });

  it.each<[string, Course, Move]>([
    ['play on playing', course('playing'), move('play')],
    ['pause on paused', course('paused'), move('pause')],
    ['pause on ended', ended, move('pause')],
    ['stop on paused at the start', course('paused', 0), move('stop')],
    ['seek to where it stands', course('paused'), seek(100_000)],
    ['step to where it stands', course('playing'), step(100_000)],
    ['step beyond the end on ended', ended, step(700_000)],
  ])('leaves the course alone on %s', (_, before, command) => {
    expect(applyMove(before, command)).toBe(before);
  });

  it.each([-1, 600_001])('refuses to seek to %d ms', offset => {
    expect(() => applyMove(course('paused'), seek(offset))).toThrow(
      expect.objectContaining({ code: 'out_of_range', errors: [expect.objectContaining({ path: 'time' })] }),
    );
  });
});

describe('stepTarget', () => {
  it.each([
    ['PT10S', 110_000.5],
    ['-PT0.5S', 99_500.5],
    ['PT0S', 100_000.5],
  ])('leads by %s', (by, offset) => {
    expect(stepTarget(course('playing', 100_000.5), by) - START).toBe(offset);
  });
});

describe('applyParams', () => {
  const params = (changes: object) => ({ sessionId, ...changes });

  it('changes what is named and nothing else', () => {
    const before = course('playing');
    expect(applyParams(before, params({ playbackSpeed: 60, loop: true }))).toEqual({
      ...before,
      loop: true,
      anchor: { ...before.anchor, speed: 60 },
    });
  });

  it.each([
    {},
    { playbackSpeed: 2 },
    { loop: false },
    { filters: {} },
    { startTime: toIso(START), endTime: toIso(END) },
  ])('leaves the course alone on %j', changes => {
    const before = course('playing');
    expect(applyParams(before, params(changes))).toBe(before);
  });

  it('knows equal filters', () => {
    const before = course('playing', 0, { filters: { kinds: ['task'], stands: ['201'] } });
    expect(applyParams(before, params({ filters: { kinds: ['task'], stands: ['201'] } }))).toBe(before);
    expect(applyParams(before, params({ filters: { kinds: ['task'] } })).filters).toEqual({
      kinds: ['task'],
    });
  });

  it.each<[PlaybackStatus, object, number]>([
    ['playing', { startTime: toIso(START + 200_000) }, 200_000],
    ['paused', { endTime: toIso(START + 50_000) }, 50_000],
    ['playing', { startTime: toIso(START - 50_000) }, 100_000],
  ])('keeps a %s playhead within the range %j', (status, changes, offset) => {
    expect(outcome(applyParams(course(status), params(changes)))).toEqual([status, offset]);
  });

  it('leaves an ended session ended where the end comes closer, and paused where it moves away', () => {
    expect(outcome(applyParams(ended, params({ endTime: toIso(START + 300_000) })))).toEqual([
      'ended',
      300_000,
    ]);
    expect(outcome(applyParams(ended, params({ endTime: toIso(END + 1) })))).toEqual(['paused', 600_000]);
  });

  it.each([
    { startTime: toIso(END) },
    { endTime: toIso(START) },
    { startTime: toIso(END + 1) },
    { startTime: toIso(END), endTime: toIso(START) },
  ])('refuses %j', changes => {
    expect(() => applyParams(course('paused'), params(changes))).toThrow(
      expect.objectContaining({ code: 'invalid_range' }),
    );
  });
});

describe('checkRange', () => {
  it('takes a millisecond, and not an instant', () => {
    expect(() => checkRange({ startTime: START, endTime: START + 1 })).not.toThrow();
    expect(() => checkRange({ startTime: START, endTime: START })).toThrow('must be after startTime');
  });
});

describe('checkExpected', () => {
  it('refuses any other revision than the one expected', () => {
    expect(() => checkExpected(3, undefined)).not.toThrow();
    expect(() => checkExpected(3, 3)).not.toThrow();
    for (const expected of [0, 2, 4])
      expect(() => checkExpected(3, expected)).toThrow(
        expect.objectContaining({ code: 'revision_conflict' }),
      );
  });
});

describe('movesState', () => {
  const before = course('playing');

  it.each<[string, Course]>([
    ['position', applyMove(before, seek(5))],
    ['filters', applyParams(before, { sessionId, filters: { kinds: [] } })],
    ['start', applyParams(before, { sessionId, startTime: toIso(START + 1) })],
    ['end', applyParams(before, { sessionId, endTime: toIso(END - 1) })],
  ])('is so where the %s changed', (_, after) => {
    expect(movesState(before, after)).toBe(true);
  });

  it('is not so where speed, loop or motion changed', () => {
    const after = applyParams(applyMove(before, move('pause')), { sessionId, playbackSpeed: 9, loop: true });
    expect(movesState(before, after)).toBe(false);
  });
});
